package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.HYPOTHESIS_EXISTS;
import static mayday.command.incident.IncidentRejection.Reason.HYPOTHESIS_UNKNOWN;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mayday.command.incident.IncidentCommand.ConfirmHypothesis;
import mayday.command.incident.IncidentCommand.Hypothesize;
import mayday.command.incident.IncidentCommand.RuleOut;
import mayday.command.incident.IncidentEvent.HypothesisConfirmed;
import mayday.command.incident.IncidentEvent.HypothesisRaised;
import mayday.command.incident.IncidentEvent.HypothesisRuledOut;
import org.jspecify.annotations.Nullable;

/** Where the cause may be, and what became of each of these thoughts. */
record Hypotheses(Map<String, Hypothesis> byId) {

    enum State {
        RAISED,
        RULED_OUT,
        CONFIRMED
    }

    /** @param grounds what was said of it when it came into its state */
    record Hypothesis(HypothesisRaised raised, State state, Grounds grounds) {

        boolean is(State asked, Grounds said) {
            return state == asked && grounds.equals(said);
        }
    }

    record Grounds(@Nullable String reason, List<Evidence> evidence) {

        static final Grounds NONE = new Grounds(null, List.of());
    }

    static Hypotheses none() {
        return new Hypotheses(Map.of());
    }

    List<IncidentEvent> raise(Hypothesize hypothesize) {
        var id = hypothesize.hypothesisId();
        if (id == null) {
            return List.of(raised(unusedId(), hypothesize, hypothesize.when()));
        }
        var known = byId.get(id);
        if (known == null) {
            return List.of(raised(id, hypothesize, hypothesize.when()));
        }
        if (known.raised().equals(raised(id, hypothesize, known.raised().when()))) {
            return List.of();
        }
        throw new IncidentRejection(HYPOTHESIS_EXISTS, "Hypothesis %s says something else", id);
    }

    /** What is ruled out may come back, and what seemed certain may fall: neither state is the last word. */
    List<IncidentEvent> ruleOut(RuleOut ruleOut) {
        return known(ruleOut.hypothesisId()).is(State.RULED_OUT, new Grounds(ruleOut.reason(), ruleOut.evidence()))
                ? List.of()
                : List.of(new HypothesisRuledOut(
                        ruleOut.when(), ruleOut.hypothesisId(), ruleOut.reason(), ruleOut.evidence()));
    }

    List<IncidentEvent> confirm(ConfirmHypothesis confirm) {
        return known(confirm.hypothesisId()).is(State.CONFIRMED, new Grounds(confirm.reason(), confirm.evidence()))
                ? List.of()
                : List.of(new HypothesisConfirmed(
                        confirm.when(), confirm.hypothesisId(), confirm.reason(), confirm.evidence()));
    }

    boolean anyConfirmed() {
        return byId.values().stream().anyMatch(hypothesis -> hypothesis.state() == State.CONFIRMED);
    }

    private Hypothesis known(String id) {
        var known = byId.get(id);
        if (known == null) {
            throw new IncidentRejection(HYPOTHESIS_UNKNOWN, "There is no hypothesis %s", id);
        }
        return known;
    }

    private String unusedId() {
        return IntStream.rangeClosed(1, byId.size() + 1)
                .mapToObj(number -> "H" + number)
                .filter(id -> !byId.containsKey(id))
                .findFirst()
                .orElseThrow();
    }

    private static HypothesisRaised raised(String id, Hypothesize hypothesize, Moment when) {
        return new HypothesisRaised(when, id, hypothesize.area(), hypothesize.text(), hypothesize.evidence());
    }

    Hypotheses raised(HypothesisRaised raised) {
        return with(raised.hypothesisId(), new Hypothesis(raised, State.RAISED, Grounds.NONE));
    }

    Hypotheses ruledOut(HypothesisRuledOut ruledOut) {
        return in(State.RULED_OUT, ruledOut.hypothesisId(), new Grounds(ruledOut.reason(), ruledOut.evidence()));
    }

    Hypotheses confirmed(HypothesisConfirmed confirmed) {
        return in(State.CONFIRMED, confirmed.hypothesisId(), new Grounds(confirmed.reason(), confirmed.evidence()));
    }

    private Hypotheses in(State state, String id, Grounds grounds) {
        var known = byId.get(id);
        return known == null ? this : with(id, new Hypothesis(known.raised(), state, grounds));
    }

    private Hypotheses with(String id, Hypothesis hypothesis) {
        var more = new HashMap<>(byId);
        more.put(id, hypothesis);
        return new Hypotheses(Map.copyOf(more));
    }
}
