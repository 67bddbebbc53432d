package mayday.command.incident;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import mayday.command.incident.IncidentCommand.Retract;
import mayday.command.incident.IncidentEvent.AboutEntry;
import mayday.command.incident.IncidentEvent.EntryCorrected;
import mayday.command.incident.IncidentEvent.EntryRetracted;
import mayday.command.incident.IncidentEvent.StrategyChosen;
import mayday.command.incident.IncidentRejection.Reason;
import org.junit.jupiter.api.Test;

/**
 * Logs in which anything is put right and taken back, in any order. A failure names its seed:
 * {@code -Dmayday.seed=… -Dmayday.histories=1} repeats it alone.
 */
class RandomCorrectionsTest {

    private static final long SEED = Long.getLong("mayday.seed", 20260322);
    private static final int HISTORIES = Integer.getInteger("mayday.histories", 4_000);
    private static final int COMMANDS = 40;

    private final Set<Class<?>> seenEvents = new HashSet<>();
    private int seenCopies;
    private final Set<Reason> seenRefusals = EnumSet.noneOf(Reason.class);

    @Test
    void what_is_taken_back_leaves_no_trace_in_the_facts() {
        for (var seed = SEED; seed < SEED + HISTORIES; seed++) {
            try {
                check(new Random(seed));
            } catch (RuntimeException | AssertionError broken) {
                throw new AssertionError("Broken by -Dmayday.seed=%d -Dmayday.histories=1".formatted(seed), broken);
            }
        }
        if (HISTORIES >= 1_000) {
            assertThat(seenEvents)
                    .containsAll(Kinds.ofEvents().stream()
                            .filter(AboutEntry.class::isAssignableFrom)
                            .collect(toSet()));
            assertThat(seenCopies).isPositive();
            assertThat(seenRefusals)
                    .contains(
                            Reason.ENTRY_UNKNOWN,
                            Reason.ENTRY_AUTOMATIC,
                            Reason.ENTRY_RETRACTED,
                            Reason.ENTRY_NOT_RETRACTABLE,
                            Reason.CORRECTION_EMPTY,
                            Reason.FIELD_NOT_CORRECTABLE,
                            Reason.IMPACT_ENDS_BEFORE_START);
        }
    }

    private void check(Random random) {
        var commands = new RandomCommands(Story.ID, random);
        var entries = new ArrayList<Entry>();
        var log = IncidentLog.empty();
        for (var step = 0; step < COMMANDS; step++) {
            var command = step == 0 ? commands.report() : commands.ofLogOrIncident();
            var teller = random.nextInt(5) == 0 ? Actor.Kind.SERVICE : Actor.Kind.PERSON;
            var decided = decide(log, command);
            for (var event : decided.all()) {
                var isAdded = decided.followUps().contains(event);
                var entry = Entry.of(Story.idOf(log.length() + 1), event, isAdded ? Actor.Kind.SYSTEM : teller);
                entries.add(entry);
                log = log.with(entry);
            }
        }
        assertThat(replay(entries)).as("replay").isEqualTo(log);
        assertThat(withEverythingTakenBack(log, entries).incident())
                .as("with each correction and retraction taken back")
                .isEqualTo(withoutWordsAboutEntries(entries).incident());
        assertNotesFollowTheirChoice(log);
        entries.forEach(entry -> seenEvents.add(entry.event().getClass()));
    }

    /** With the choices of copies what the system noted goes, and with them all of it comes back, and nothing else. */
    private void assertNotesFollowTheirChoice(IncidentLog told) {
        var before = InEffect.of(told.entries());
        var log = told;
        var retractions = new ArrayList<UUID>();
        for (var entry : before.entries().values()) {
            if (!before.isRetracted(entry.id())
                    && entry.event() instanceof StrategyChosen chosen
                    && DeveloperCopy.isChosen(chosen)) {
                retractions.add(Story.idOf(1 + log.length()));
                log = with(log, new Retract(Story.ID, Story.at("12:00"), entry.id(), "Not so"));
            }
        }
        seenCopies += retractions.size();
        for (var retraction : retractions.reversed()) {
            log = with(log, new Retract(Story.ID, Story.at("12:30"), retraction, "After all"));
        }
        assertThat(InEffect.of(log.entries()).factsById()).isEqualTo(before.factsById());
    }

    private IncidentLog with(IncidentLog log, Retract retract) {
        var longer = log;
        for (var event : decide(log, retract).all()) {
            longer = longer.with(Entry.of(Story.idOf(1 + longer.length()), event, Actor.Kind.PERSON));
        }
        return longer;
    }

    private Decision decide(IncidentLog log, IncidentCommand command) {
        try {
            return log.decide(command, Policy.standard());
        } catch (IncidentRejection rejection) {
            seenRefusals.add(rejection.reason());
            return new Decision(List.of(), List.of());
        }
    }

    private static IncidentLog replay(List<Entry> entries) {
        var log = IncidentLog.empty();
        for (var entry : entries) {
            log = log.with(entry);
        }
        return log;
    }

    /** By the events themselves, the newest first: the rules may refuse a state on the way that contradicts itself. */
    private static IncidentLog withEverythingTakenBack(IncidentLog log, List<Entry> entries) {
        var restored = log;
        for (var entry : entries.reversed()) {
            if (entry.event() instanceof EntryCorrected || entry.event() instanceof EntryRetracted) {
                var retraction = new EntryRetracted(entry.event().when(), entry.id(), "After all");
                restored = restored.with(Entry.of(Story.idOf(1000 + restored.length()), retraction, Actor.Kind.PERSON));
            }
        }
        return restored;
    }

    private static IncidentLog withoutWordsAboutEntries(List<Entry> entries) {
        return replay(entries.stream()
                .filter(entry -> !(entry.event() instanceof AboutEntry))
                .toList());
    }
}
