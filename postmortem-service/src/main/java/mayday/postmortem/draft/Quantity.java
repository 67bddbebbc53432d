package mayday.postmortem.draft;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as people read them. */
public final class Quantity {

    /** From here on digits are counted rather than read. */
    private static final int MOST_DIGITS = 15;

    private Quantity() {}

    public static String words(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Exact, without a needless fraction: 5,000 and not 5000.0, 0.25 as it is, 1e308 and not 309 digits. */
    public static String words(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        var exact = BigDecimal.valueOf(value).stripTrailingZeros();
        var exponent = exact.precision() - exact.scale() - 1;
        return Math.abs(exponent) < MOST_DIGITS
                ? String.format(Locale.ROOT, "%,." + Math.max(0, exact.scale()) + "f", exact)
                : exact.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }
}
