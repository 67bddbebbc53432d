package mayday.warroom.peers;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A service understood and said no. */
public final class PeerRefusal extends RuntimeException {

    /** The members of a Problem Details document that people are shown. */
    record Told(
            @Nullable String code,
            @Nullable String title,
            @Nullable String detail,
            @Nullable List<Fault> errors) {}

    record Fault(@Nullable String pointer, @Nullable String detail) {}

    private final int status;
    private final String code;

    PeerRefusal(int status, Told told) {
        super(sentence(told));
        this.status = status;
        this.code = told.code() == null ? "refused" : told.code();
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    private static String sentence(Told told) {
        var errors = told.errors() == null ? List.<Fault>of() : told.errors();
        var faults = errors.stream()
                .filter(fault -> fault.detail() != null && !fault.detail().equals(told.detail()))
                .map(fault -> fault.pointer() == null ? fault.detail() : named(fault.pointer()) + ": " + fault.detail())
                .collect(Collectors.joining(" "));
        var said = told.detail() != null ? told.detail() : told.title();
        return ((said == null ? "It was refused." : said) + " " + faults).strip();
    }

    private static String named(String pointer) {
        return pointer.startsWith("/") ? pointer.substring(1) : pointer;
    }
}
