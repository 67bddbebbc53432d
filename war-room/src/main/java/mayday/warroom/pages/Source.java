package mayday.warroom.pages;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mayday.warroom.peers.Timeline;
import org.jspecify.annotations.Nullable;

/** Where more is to be seen than an entry says: a page, a ticket, a graph, a call. */
record Source(String words) {

    private static final Set<Object> NAMES = Set.of("reference", "url", "pipelineUrl", "link");

    /** What the event names, in itself or in the evidence, the change or the check that it tells of. */
    static List<Source> of(Timeline.Entry entry) {
        return named(entry.fact() == null ? Map.of() : entry.fact()).distinct().toList();
    }

    private static Stream<Source> named(Object value) {
        return switch (value) {
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .flatMap(field -> NAMES.contains(field.getKey()) && field.getValue() instanceof String words
                                ? Stream.of(new Source(words))
                                : named(field.getValue()));
            case List<?> items -> items.stream().flatMap(Source::named);
            default -> Stream.of();
        };
    }

    /** Its address if it has one on the web: anything else is read, and not followed. */
    public @Nullable String href() {
        try {
            var address = new URI(words);
            var isWeb = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            return isWeb && address.getHost() != null && address.getUserInfo() == null ? address.toASCIIString() : null;
        } catch (URISyntaxException _) {
            return null;
        }
    }
}
