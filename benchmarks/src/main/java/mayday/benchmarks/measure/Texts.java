package mayday.benchmarks.measure;

import java.util.concurrent.ThreadLocalRandom;

/** Notes as people write them: median 450 characters, log-normal between 200 and 4000, never the same twice. */
public final class Texts {

    private static final String[] WORDS = {
        "checkout",
        "returns",
        "errors",
        "since",
        "the",
        "deployment",
        "of",
        "payment",
        "pool",
        "exhausted",
        "latency",
        "climbs",
        "region",
        "users",
        "cannot",
        "log",
        "in",
        "rolled",
        "back",
        "watching",
        "queue",
        "is",
        "full",
        "retry"
    };
    private static final double MEDIAN = 450;
    private static final double SPREAD = 0.6;

    private Texts() {}

    public static String next() {
        var random = ThreadLocalRandom.current();
        var length = (int) Math.clamp(MEDIAN * Math.exp(SPREAD * random.nextGaussian()), 200, 4000);
        var text = new StringBuilder(length + 16);
        text.append(Long.toHexString(random.nextLong()));
        while (text.length() < length) {
            text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }
}
