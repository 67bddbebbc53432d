package mayday.timeline.event;

import com.google.protobuf.ProtocolMessageEnum;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The values of the contract in the words of the answers: {@code SEVERITY_SEV1} is {@code SEV1}. */
public final class Words {

    private static final ClassValue<String> PREFIX = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return type.getSimpleName().replaceAll("(?<!^)([A-Z])", "_$1").toUpperCase(Locale.ROOT) + "_";
        }
    };

    private Words() {}

    /** Null where nobody has said it, or a later version says something that this one does not know. */
    public static @Nullable String of(ProtocolMessageEnum value) {
        var name = value.toString();
        var prefix = PREFIX.get(value.getClass());
        if (!name.startsWith(prefix) || name.endsWith("_UNSPECIFIED")) {
            return null;
        }
        return name.substring(prefix.length());
    }

    public static String of(ProtocolMessageEnum value, String otherwise) {
        var word = of(value);
        return word == null ? otherwise : word;
    }

    /** As part of a sentence: {@code REDEPLOY_LAST_GOOD} reads "redeploy last good". */
    public static String spoken(ProtocolMessageEnum value, String otherwise) {
        return of(value, otherwise).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
