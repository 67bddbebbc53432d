package mayday.command.door;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mayday.command.incident.IncidentRejection;
import mayday.command.store.MalformedReference;
import mayday.command.store.StoreRefusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A refusal before any protocol has put it into its own form.
 *
 * @param code the stable code of {@code docs/errors.md}
 * @param faults the places in the body that are at fault
 * @param retryAfter where the same request may succeed later
 * @param currentVersion where a stale version was expected: the one to look at
 */
public record Refusal(
        String code,
        HttpStatus status,
        String detail,
        List<Fault> faults,
        @Nullable Duration retryAfter,
        @Nullable Integer currentVersion) {

    public static final String NAMES_OF_INCIDENTS = "An incident is named by its UUID or by a number such as INC-42.";

    /** Empty where what was thrown is no refusal but a bug or an outage. */
    public static Optional<Refusal> of(Throwable thrown) {
        return switch (thrown) {
            case IncidentRejection rejection -> Optional.of(of(rejection));
            case StoreRefusal refusal -> Optional.of(of(refusal));
            case DoorRefusal refusal -> Optional.of(of(refusal));
            case MalformedReference _ -> Optional.of(of(malformedId()));
            default -> Optional.empty();
        };
    }

    /** What a caller hears of a bug: nothing. */
    public static Refusal internal() {
        return of(DoorRefusal.ours());
    }

    public static DoorRefusal malformedId() {
        return new DoorRefusal(DoorCode.MALFORMED_ID, NAMES_OF_INCIDENTS);
    }

    /** Where the incident is named in a field of the request. */
    public static DoorRefusal malformedId(String pointer) {
        return DoorRefusal.at(DoorCode.MALFORMED_ID, pointer, NAMES_OF_INCIDENTS);
    }

    /** The store cannot be used: the one refusal that is news for those who run it. */
    public boolean isOutage() {
        return status == HttpStatus.SERVICE_UNAVAILABLE;
    }

    private static Refusal of(DoorRefusal refusal) {
        var code = refusal.code();
        return new Refusal(code.code(), code.status(), refusal.detail(), refusal.faults(), null, null);
    }

    private static Refusal of(IncidentRejection rejection) {
        var reason = rejection.reason();
        var detail = Echo.shown(String.valueOf(rejection.getMessage()));
        return new Refusal(reason.name().toLowerCase(Locale.ROOT), status(reason), detail, List.of(), null, null);
    }

    private static Refusal of(StoreRefusal refusal) {
        var reason = refusal.reason();
        return new Refusal(
                reason.code(),
                status(reason),
                String.valueOf(refusal.getMessage()),
                List.of(),
                retryAfter(reason),
                reason instanceof StoreRefusal.StaleVersion stale ? stale.current() : null);
    }

    private static HttpStatus status(IncidentRejection.Reason reason) {
        return switch (reason.kind()) {
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    private static HttpStatus status(StoreRefusal.Reason reason) {
        return switch (reason) {
            case StoreRefusal.StaleVersion _ -> HttpStatus.PRECONDITION_FAILED;
            case StoreRefusal.ConcurrentWriters _, StoreRefusal.CommandInProgress _ -> HttpStatus.CONFLICT;
            case StoreRefusal.IdempotencyKeyReused _, StoreRefusal.EventTooLarge _ -> HttpStatus.UNPROCESSABLE_CONTENT;
            case StoreRefusal.StoreUnavailable _ -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    private static @Nullable Duration retryAfter(StoreRefusal.Reason reason) {
        return switch (reason) {
            case StoreRefusal.CommandInProgress later -> later.retryAfter();
            case StoreRefusal.StoreUnavailable later -> later.retryAfter();
            case StoreRefusal.StaleVersion _,
                    StoreRefusal.ConcurrentWriters _,
                    StoreRefusal.IdempotencyKeyReused _,
                    StoreRefusal.EventTooLarge _ -> null;
        };
    }
}
