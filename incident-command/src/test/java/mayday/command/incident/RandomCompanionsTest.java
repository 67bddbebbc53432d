package mayday.command.incident;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentEvent.*;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Two entries that tell of one thing agree, whatever is put right and taken back, in any order. A failure names its seed:
 * {@code -Dmayday.seed=… -Dmayday.histories=1} repeats it alone.
 */
class RandomCompanionsTest {

    private static final long SEED = Long.getLong("mayday.seed", 20261122);
    private static final int HISTORIES = Integer.getInteger("mayday.histories", 1_000);
    private static final int COMMANDS = 60;

    private static final Set<Class<? extends IncidentCommand>> TOLD = Set.of(
            StartImpact.class,
            ChangeImpact.class,
            EndImpact.class,
            RequestDeployment.class,
            DeployFix.class,
            FinishDeployment.class,
            ChooseStrategy.class,
            Verify.class,
            StartWatch.class,
            ReportRegression.class,
            Mitigate.class,
            Resolve.class,
            Reopen.class,
            Dismiss.class);

    /** What both say, found when the second was told, from what counted then. */
    private record Tie(UUID one, UUID other, Function<IncidentEvent, @Nullable Object> said) {}

    private int ties;
    private int notesTaken;
    private int requestsTied;
    private int compared;
    private int broughtBack;
    private int restored;

    @Test
    void what_agreed_goes_on_agreeing() {
        for (var seed = SEED; seed < SEED + HISTORIES; seed++) {
            try {
                new History(seed).run();
            } catch (RuntimeException | AssertionError broken) {
                throw new AssertionError("Broken by -Dmayday.seed=%d -Dmayday.histories=1".formatted(seed), broken);
            }
        }
        if (HISTORIES >= 1_000) {
            assertThat(ties).as("ties").isGreaterThan(HISTORIES);
            assertThat(notesTaken).as("notes of the system").isGreaterThan(HISTORIES / 20);
            assertThat(requestsTied).as("requests with a start").isGreaterThan(HISTORIES / 20);
            assertThat(compared)
                    .as("comparisons after something was said of entries")
                    .isGreaterThan(10 * HISTORIES);
            assertThat(restored).as("retractions taken back at once").isGreaterThan(HISTORIES);
            assertThat(broughtBack).as("retractions of retractions").isGreaterThan(HISTORIES);
        }
    }

    private final class History {

        private final Random random;
        private final RandomCommands commands;
        private final List<Tie> tied = new ArrayList<>();
        private final Map<UUID, UUID> causes = new HashMap<>();
        private final Set<UUID> notes = new HashSet<>();
        private final Set<UUID> timedApart = new HashSet<>();
        private IncidentLog log = IncidentLog.empty();

        History(long seed) {
            random = new Random(seed);
            commands = new RandomCommands(Story.ID, random);
        }

        void run() {
            for (var step = 0; step < COMMANDS; step++) {
                IncidentCommand command = step == 0 ? commands.report() : random.nextInt(3) == 0 ? aboutAny() : told();
                var before = log;
                tell(command, decided(command));
                if (command instanceof IncidentCommand.AboutEntry about) {
                    expectAgreement(about);
                }
                if (command instanceof Retract retract && log.length() > before.length()) {
                    expectConsequencesGone(before, retract);
                    expectUndone(before, retract);
                }
            }
            ties += tied.size();
        }

        private void expectConsequencesGone(IncidentLog before, Retract retract) {
            var now = InEffect.of(log.entries());
            causes.forEach((consequence, cause) -> {
                if (cause.equals(retract.eventId())) {
                    assertThat(now.isRetracted(consequence))
                            .as("%s goes with %s", consequence, cause)
                            .isTrue();
                }
            });
            var then = InEffect.of(before.entries());
            for (var note : notes) {
                if (isAskedFor(note, then) && !isAskedFor(note, now)) {
                    assertThat(now.isRetracted(note))
                            .as("%s goes with the last choice that asks for it", note)
                            .isTrue();
                }
            }
        }

        private static boolean isAskedFor(UUID note, InEffect log) {
            var noted = requireNonNull(log.entries().get(note)).event();
            return log.facts().stream()
                    .anyMatch(fact -> fact instanceof StrategyChosen chosen && isAsked(noted, chosen));
        }

        private static boolean isAsked(IncidentEvent noted, StrategyChosen chosen) {
            var asked = DeveloperCopy.followUp(chosen);
            return asked != null
                    && noted instanceof NoteTaken note
                    && note.text().equals(asked.text());
        }

        /**
         * Whoever takes a retraction back at once has said nothing. Where something was restored without its cause, or an
         * impact moved apart from the end of its incident, both come together again.
         */
        private void expectUndone(IncidentLog before, Retract retract) {
            var then = InEffect.of(before.entries());
            if (!timedApart.isEmpty()
                    || causes.entrySet().stream()
                            .anyMatch(tie -> then.isRetracted(tie.getValue()) && !then.isRetracted(tie.getKey()))
                    || notes.stream().anyMatch(note -> !then.isRetracted(note) && !isAskedFor(note, then))) {
                return;
            }
            var asked = Story.idOf(before.length() + 1);
            var events = decided(new Retract(Story.ID, Story.at("13:00"), asked, "After all"))
                    .all();
            if (events.isEmpty()) {
                // Impact would come to lie on a system that has its own.
                return;
            }
            restored++;
            var undone = log;
            for (var event : events) {
                undone = undone.with(Entry.of(Story.idOf(undone.length() + 1), event, Actor.Kind.PERSON));
            }
            assertThat(InEffect.of(undone.entries()).facts())
                    .as("after %s and its retraction in%n%s", retract, told(undone))
                    .isEqualTo(then.facts());
        }

        private static String told(IncidentLog log) {
            return log.entries().oldestFirst().stream()
                    .map(entry -> entry.id().getLeastSignificantBits() + " " + entry.event())
                    .collect(joining("\n"));
        }

        private IncidentCommand told() {
            var command = commands.next();
            while (!TOLD.contains(command.getClass())) {
                command = commands.next();
            }
            return command;
        }

        private IncidentCommand.AboutEntry aboutAny() {
            var entries = log.entries().oldestFirst();
            var entry = entries.get(random.nextInt(entries.size()));
            var when = Story.at("12:%02d".formatted(random.nextInt(60)));
            return random.nextBoolean()
                    ? new Retract(Story.ID, when, entry.id(), "Not ours")
                    : new Correct(
                            Story.ID,
                            when,
                            entry.id(),
                            "Misread",
                            fitting(root(entry).event()));
        }

        private Correction fitting(IncidentEvent event) {
            return switch (event) {
                case ImpactStarted _ -> Correction.ofSystem(random.nextBoolean() ? "checkout" : "mail");
                case FixDeploymentRequested _, FixDeploymentStarted _ ->
                    random.nextInt(3) == 0
                            ? Correction.ofSystem(random.nextBoolean() ? "checkout" : "mail")
                            : Correction.ofEnvironment(random.nextBoolean() ? "staging" : "production");
                default -> Correction.ofTime(Story.at("1%d:%02d".formatted(random.nextInt(2), random.nextInt(60))));
            };
        }

        private Entry root(Entry entry) {
            var byId = InEffect.of(log.entries()).entries();
            var at = entry;
            while (at.event() instanceof IncidentEvent.AboutEntry about) {
                at = requireNonNull(byId.get(about.eventId()));
            }
            return at;
        }

        private Decision decided(IncidentCommand command) {
            try {
                return log.decide(command, Policy.standard());
            } catch (IncidentRejection refused) {
                return new Decision(List.of(), List.of());
            }
        }

        private void tell(IncidentCommand command, Decision decision) {
            var told = new ArrayList<Entry>();
            decision.events().forEach(event -> told.add(add(event, Actor.Kind.PERSON)));
            decision.followUps().forEach(event -> note(told.getLast(), add(event, Actor.Kind.SYSTEM)));
            if (command instanceof IncidentCommand.AboutEntry about && !told.isEmpty()) {
                remember(about);
                return;
            }
            for (var entry : told) {
                var isOfTheEnd = entry.event() instanceof ImpactEnded
                        && entry.event().when().equals(told.getLast().event().when())
                        && (command instanceof Mitigate || command instanceof Resolve || command instanceof Dismiss)
                        && !(told.getLast().event() instanceof ImpactEnded);
                if (isOfTheEnd) {
                    tied.add(new Tie(told.getLast().id(), entry.id(), IncidentEvent::when));
                }
            }
            if (command instanceof ChooseStrategy && decision.events().size() == 2) {
                causes.put(told.getFirst().id(), told.get(1).id());
            } else if (command instanceof ReportRegression && told.size() > 1) {
                told.stream()
                        .skip(1)
                        .forEach(one -> causes.put(one.id(), told.getFirst().id()));
            }
        }

        private Entry add(IncidentEvent event, Actor.Kind teller) {
            var entry = Entry.of(Story.idOf(log.length() + 1), event, teller);
            tie(entry);
            log = log.with(entry);
            return entry;
        }

        private void note(Entry choice, Entry note) {
            notesTaken++;
            notes.add(note.id());
            tied.add(new Tie(choice.id(), note.id(), IncidentEvent::when));
        }

        /** Who says of the impact itself when it ended may say something else than the incident does. */
        private void remember(IncidentCommand.AboutEntry about) {
            var entry = requireNonNull(InEffect.of(log.entries()).entries().get(about.eventId()));
            if ((root(entry).event() instanceof ImpactEnded
                            || notes.contains(root(entry).id()))
                    && !(about instanceof Retract && entry.equals(root(entry)))) {
                timedApart.add(root(entry).id());
            }
            if (entry.event() instanceof EntryRetracted) {
                broughtBack++;
            }
        }

        private void tie(Entry entry) {
            var now = InEffect.of(log.entries());
            switch (entry.event()) {
                case FixDeploymentRequested requested -> tieToOther(now, entry, requested.deploymentId());
                case FixDeploymentStarted started -> tieToOther(now, entry, started.deploymentId());
                case FixDeployed done -> tieToStart(now, entry, done.deploymentId());
                case FixDeploymentPartial part -> tieToStart(now, entry, part.deploymentId());
                case FixDeploymentFailed failed -> tieToStart(now, entry, failed.deploymentId());
                case ImpactChanged changed -> tieToStretch(now, entry, changed.target());
                case ImpactEnded ended -> tieToStretch(now, entry, ended.target());
                case ImpactStarted started -> tieToStretch(now, entry, started.target());
                default -> {}
            }
        }

        private void tieToStart(InEffect now, Entry end, String deployment) {
            UUID start = null;
            for (var fact : now.factsById().entrySet()) {
                var isStart = fact.getValue() instanceof FixDeploymentStarted started
                        && started.deploymentId().equals(deployment);
                start = isStart ? fact.getKey() : start;
            }
            if (start != null) {
                tied.add(new Tie(start, end.id(), RandomCompanionsTest::environment));
                causes.put(end.id(), start);
            }
        }

        /** The start to its request, or the request that is remembered later to the start. */
        private void tieToOther(InEffect now, Entry entry, String deployment) {
            for (var fact : now.factsById().entrySet()) {
                var isOther = entry.event() instanceof FixDeploymentStarted
                        ? fact.getValue() instanceof FixDeploymentRequested requested
                                && requested.deploymentId().equals(deployment)
                        : fact.getValue() instanceof FixDeploymentStarted started
                                && started.deploymentId().equals(deployment);
                if (isOther) {
                    requestsTied++;
                    tieIfSame(fact, entry, RandomCompanionsTest::environment);
                    tieIfSame(fact, entry, RandomCompanionsTest::system);
                }
            }
        }

        /** Of one id, one that was retracted may have come back beside another one that went elsewhere. */
        private void tieIfSame(
                Map.Entry<UUID, IncidentEvent> one, Entry other, Function<IncidentEvent, @Nullable Object> said) {
            var told = said.apply(other.event());
            if (told != null && told.equals(said.apply(one.getValue()))) {
                tied.add(new Tie(one.getKey(), other.id(), said));
            }
        }

        private void tieToStretch(InEffect now, Entry entry, ImpactTarget target) {
            UUID begun = null;
            for (var fact : now.factsById().entrySet()) {
                if (!target.equals(Ties.target(fact.getValue()))) {
                    continue;
                }
                begun = fact.getValue() instanceof ImpactEnded ? null : begun == null ? fact.getKey() : begun;
            }
            if (begun != null) {
                tied.add(new Tie(begun, entry.id(), Ties::target));
            }
        }

        private void expectAgreement(IncidentCommand.AboutEntry about) {
            var now = InEffect.of(log.entries());
            for (var tie : tied) {
                var one = requireNonNull(now.entries().get(tie.one()));
                var other = requireNonNull(now.entries().get(tie.other()));
                if (now.isRetracted(one.id()) || now.isRetracted(other.id()) || timedApart.contains(other.id())) {
                    continue;
                }
                compared++;
                assertThat(tie.said().apply(now.factOf(other)))
                        .as("%s and %s after %s in%n%s", one, other, about, told(log))
                        .isEqualTo(tie.said().apply(now.factOf(one)));
            }
        }
    }

    private static @Nullable Object environment(IncidentEvent event) {
        return switch (event) {
            case FixDeploymentRequested requested -> requested.environment();
            case FixDeploymentStarted started -> started.environment();
            case FixDeployed done -> done.environment();
            case FixDeploymentPartial part -> part.environment();
            case FixDeploymentFailed failed -> failed.environment();
            default -> null;
        };
    }

    private static @Nullable Object system(IncidentEvent event) {
        return switch (event) {
            case FixDeploymentRequested requested -> requested.system();
            case FixDeploymentStarted started -> started.system();
            default -> null;
        };
    }
}
