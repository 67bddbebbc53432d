package mayday.command.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mayday.command.incident.IncidentRejection.Reason;

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

    void require(boolean fulfilled, Reason reason, String message) {
        if (fulfilled) {
            return;
        }
        switch (mode) {
            case LIVE -> throw new IncidentRejection(reason, message);
            case RETROSPECTIVE -> warn(reason.name().toLowerCase(Locale.ROOT), message);
        }
    }

    void warn(String code, String detail) {
        warnings.add(new Warning(code, detail));
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
