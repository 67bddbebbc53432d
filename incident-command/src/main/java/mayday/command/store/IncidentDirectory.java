package mayday.command.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import mayday.command.incident.IncidentId;
import mayday.command.incident.IncidentRejection;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds incidents by either of their names; what was found is kept in memory, for it does not change. */
public final class IncidentDirectory implements Remembered {

    private static final Pattern NUMBER = Pattern.compile("(?i)INC-([1-9][0-9]{0,8})");
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final int REMEMBERED = 100_000;

    private final JdbcClient database;
    private final Cache<IncidentId, KnownIncident> byId =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Cache<Integer, KnownIncident> byNumber =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    IncidentDirectory(JdbcClient database) {
        this.database = database;
    }

    /**
     * The incident named by a UUID or by INC-n (in any case).
     *
     * @throws MalformedReference it is neither
     * @throws IncidentRejection nothing bears that name (UNKNOWN_INCIDENT)
     * @throws StoreRefusal the store cannot be asked
     */
    public KnownIncident require(String reference) {
        return named(reference)
                .orElseThrow(() -> new IncidentRejection(
                        IncidentRejection.Reason.UNKNOWN_INCIDENT, "There is no incident " + reference));
    }

    public Optional<KnownIncident> find(IncidentId id) {
        var known = byId.getIfPresent(id);
        return known != null ? Optional.of(known) : look("stream", id.value());
    }

    private Optional<KnownIncident> find(int number) {
        var known = byNumber.getIfPresent(number);
        return known != null ? Optional.of(known) : look("number", number);
    }

    private Optional<KnownIncident> named(String reference) {
        var number = NUMBER.matcher(reference);
        if (number.matches()) {
            return find(Integer.parseInt(number.group(1)));
        }
        if (UUID_TEXT.matcher(reference).matches()) {
            return find(new IncidentId(UUID.fromString(reference)));
        }
        throw new MalformedReference();
    }

    private Optional<KnownIncident> look(String column, Object value) {
        var found = Unavailable.orRefuse(() -> database.sql(
                        "select stream, number from incident_number where " + column + " = :value")
                .param("value", value)
                .query((row, _) ->
                        new KnownIncident(new IncidentId(row.getObject("stream", UUID.class)), row.getInt("number")))
                .optional());
        found.ifPresent(this::remember);
        return found;
    }

    @Override
    public void forget() {
        byId.invalidateAll();
        byNumber.invalidateAll();
    }

    private void remember(KnownIncident known) {
        byId.put(known.id(), known);
        byNumber.put(known.number(), known);
    }
}
