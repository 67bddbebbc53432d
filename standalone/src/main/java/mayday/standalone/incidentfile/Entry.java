package mayday.standalone.incidentfile;

import org.jspecify.annotations.Nullable;

/**
 * One line of an account.
 *
 * @param when absent where neither the line nor its neighbors say
 * @param kind as the file spells it; files may use words that are not known here
 * @param text never blank: where the account has none, its kind
 */
public record Entry(
        @Nullable Moment when, String kind, @Nullable String system, String text) {}
