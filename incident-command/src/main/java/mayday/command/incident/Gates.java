package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.OVERRIDE_WITHOUT_REASON;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mayday.command.incident.IncidentRejection.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What must hold before a step is taken. A closed gate refuses while an incident is steered, and warns while its past is
 * written down: what happened cannot be refused any more.
 */
final class Gates {

    private final Mode mode;
    private final List<Warning> warnings = new ArrayList<>();

    Gates(Mode mode) {
        this.mode = mode;
    }

    /** The sentence, with its values, is the refusal or the warning. */
    void require(boolean fulfilled, Reason reason, String sentence, Object... values) {
        if (fulfilled) {
            return;
        }
        switch (mode) {
            case LIVE -> throw new IncidentRejection(reason, sentence, values);
            case RETROSPECTIVE -> warn(reason.name().toLowerCase(Locale.ROOT), sentence, values);
        }
    }

    /** Whether somebody takes it upon themselves to pass closed gates; they say why, and it is kept. */
    boolean areOverridden(boolean override, @Nullable String reason) {
        if (!override) {
            return false;
        }
        if (reason == null) {
            throw new IncidentRejection(OVERRIDE_WITHOUT_REASON, "An override says why");
        }
        warn("override", reason);
        return true;
    }

    void warn(String code, String sentence, Object... values) {
        warnings.add(new Warning(code, Told.in(sentence, values)));
    }

    /** Two rules may have the same thing to say. */
    void warnOnce(Warning warning) {
        if (warnings.stream().noneMatch(warning::equals)) {
            warnings.add(warning);
        }
    }

    List<Warning> warnings() {
        return warnings;
    }
}
