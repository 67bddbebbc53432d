package mayday.standalone.incidentfile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A number of something, or two that enclose it. */
record Range(double value, @Nullable Double upper) {

    private static final String NUMBER = "(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)";
    private static final Pattern WORDS = Pattern.compile(NUMBER + "(?:\\s*(?:-|–|to)\\s*" + NUMBER + ")?");

    /** Reads {@code 5000}, {@code "5,000"}, {@code "1,000-5,000"} and {@code [1000, 5000]}. */
    static Optional<Range> of(JsonNode node) {
        var numbers = numbers(node);
        return numbers.isEmpty() || numbers.stream().anyMatch(number -> number < 0)
                ? Optional.empty()
                : Optional.of(enclosing(numbers.stream()));
    }

    Range and(Range other) {
        return enclosing(Stream.of(value, upper, other.value, other.upper).filter(Objects::nonNull));
    }

    double most() {
        return upper == null ? value : upper;
    }

    private static Range enclosing(Stream<Double> numbers) {
        var sorted = numbers.sorted().toList();
        return new Range(sorted.getFirst(), sorted.size() == 1 ? null : sorted.getLast());
    }

    private static List<Double> numbers(JsonNode node) {
        if (node.isArray()) {
            var elements = node.valueStream().map(Range::numbers).toList();
            return elements.stream().anyMatch(List::isEmpty)
                    ? List.of()
                    : elements.stream().flatMap(List::stream).toList();
        }
        if (node.isNumber()) {
            return node.asDoubleOpt().stream().filter(Double::isFinite).boxed().toList();
        }
        var words = WORDS.matcher(node.isString() ? node.asString().strip() : "");
        return words.matches()
                ? Stream.of(words.group(1), words.group(2))
                        .filter(Objects::nonNull)
                        .map(number -> Double.valueOf(number.replace(",", "")))
                        .toList()
                : List.of();
    }
}
