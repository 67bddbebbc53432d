package mayday.timeline.rest;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import mayday.timeline.intake.IntakeStatus;
import mayday.timeline.intake.ProjectedIncident;
import mayday.timeline.intake.ProjectedIncidents;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the incident that an address names, and waits until it is projected as far as the reader asks. What is answered
 * about it is read from the same state of the tables as its version.
 */
@Component
public class Incidents {

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("INC-[1-9][0-9]{0,9}", Pattern.CASE_INSENSITIVE);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final ProjectedIncidents projected;
    private final IntakeStatus intake;
    private final Arrivals arrivals;
    private final RestProperties properties;
    private final Clock clock;
    private final TransactionTemplate oneState;

    Incidents(
            ProjectedIncidents projected,
            IntakeStatus intake,
            Arrivals arrivals,
            RestProperties properties,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.projected = projected;
        this.intake = intake;
        this.arrivals = arrivals;
        this.properties = properties;
        this.clock = clock;
        oneState = new TransactionTemplate(transactions);
        oneState.setReadOnly(true);
        oneState.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * The incident as far as it is projected.
     *
     * @throws Refusal malformed_id, unknown_incident or rebuilding
     */
    public ProjectedIncident find(String reference) {
        return lookUp(reference).orElseThrow(() -> unknown(reference));
    }

    /**
     * The answer about the incident, projected at least up to {@code minVersion}.
     *
     * @throws Refusal malformed_id, unknown_incident, projection_behind or rebuilding
     */
    public <T> T answer(String reference, @Nullable Integer minVersion, Function<ProjectedIncident, T> answer) {
        if (minVersion == null) {
            return requireNonNull(oneState.execute(_ -> answer.apply(find(reference))));
        }
        if (minVersion < 0) {
            throw new Refusal(ProblemCode.MALFORMED_PARAMETER, "minVersion is negative", "minVersion");
        }
        return await(reference, minVersion, answer);
    }

    /** Each look has a transaction of its own: none is held while nothing has arrived. */
    private <T> T await(String reference, int minVersion, Function<ProjectedIncident, T> answer) {
        var deadline = System.nanoTime() + properties.minVersionWait().toNanos();
        while (true) {
            var seen = arrivals.count();
            var answered = oneState.execute(_ -> lookUp(reference)
                    .filter(incident -> incident.version() >= minVersion)
                    .map(answer)
                    .orElse(null));
            if (answered != null) {
                return answered;
            }
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (!left.isPositive()) {
                throw new Refusal(
                        ProblemCode.PROJECTION_BEHIND,
                        "Version %d is not projected yet; the projection is %d ms behind"
                                .formatted(minVersion, intake.lagMillis()),
                        "minVersion");
            }
            pause(seen, left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
        }
    }

    private void pause(long seen, Duration longest) {
        try {
            arrivals.await(seen, longest);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal(ProblemCode.PROJECTION_BEHIND, "The service is stopping");
        }
    }

    private Optional<ProjectedIncident> lookUp(String reference) {
        if (ID.matcher(reference).matches()) {
            return projected.byId(UUID.fromString(reference));
        }
        if (NUMBER.matcher(reference).matches()) {
            return projected.byNumber(reference.toUpperCase(Locale.ROOT));
        }
        throw new Refusal(ProblemCode.MALFORMED_ID, "An incident is named by its UUID or as INC-n");
    }

    private Refusal unknown(String reference) {
        return intake.isRebuilding()
                ? new Refusal(ProblemCode.REBUILDING, "The projections are being rebuilt; it may yet come")
                : new Refusal(ProblemCode.UNKNOWN_INCIDENT, "No incident is known as " + reference);
    }

    /** Milliseconds by which what is known of the incident may be behind. */
    long lagMillis(ProjectedIncident incident) {
        var parkedSince = incident.parkedSince();
        var parked = parkedSince == null
                ? 0
                : Duration.between(parkedSince, clock.instant()).toMillis();
        return Math.max(intake.lagMillis(), parked);
    }
}
