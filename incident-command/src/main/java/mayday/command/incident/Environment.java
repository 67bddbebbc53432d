package mayday.command.incident;

import java.util.Locale;

/** Where something runs: one place, however its name is capitalized. */
public final class Environment {

    public static final String PRODUCTION = "production";

    private Environment() {}

    static String canonical(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
