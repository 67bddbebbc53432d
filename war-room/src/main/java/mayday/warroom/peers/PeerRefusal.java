package mayday.warroom.peers;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A service understood and said no. */
public final class PeerRefusal extends PeerFailure {

    /** The members of a Problem Details document that people are shown. */
    record Told(
            @Nullable String code,
            @Nullable String title,
            @Nullable String detail,
            @Nullable List<Place> errors) {}

    record Place(@Nullable String pointer, @Nullable String detail) {}

    /** One place in the body that is at fault, as a JSON pointer; empty where it is no place of its own. */
    public record Fault(String pointer, String detail) {}

    private final int status;
    private final String code;
    private final List<Fault> faults;

    PeerRefusal(int status, Told told) {
        super(sentence(told));
        this.status = status;
        this.code = told.code() == null ? "refused" : told.code();
        this.faults = faults(told.errors() == null ? List.of() : told.errors());
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<Fault> faults() {
        return faults;
    }

    private static String sentence(Told told) {
        var said = told.detail() != null ? told.detail() : told.title();
        return said == null ? "It was refused." : said;
    }

    private static List<Fault> faults(List<Place> places) {
        return places.stream()
                .filter(place -> place.detail() != null)
                .map(place -> new Fault(
                        Objects.requireNonNullElse(place.pointer(), ""), Objects.requireNonNull(place.detail())))
                .toList();
    }
}
