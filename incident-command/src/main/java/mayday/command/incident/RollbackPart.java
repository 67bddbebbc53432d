package mayday.command.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that must go back for a rollback to be complete.
 *
 * @param dependsOn names of the parts that must be done before
 */
public record RollbackPart(
        String name,
        Kind kind,
        @Nullable String targetVersion,
        @Nullable String owner,
        int order,
        List<String> dependsOn) {

    public RollbackPart {
        dependsOn = List.copyOf(dependsOn);
    }

    public enum Kind {
        CODE,
        DATABASE,
        INFRASTRUCTURE,
        THIRD_PARTY
    }
}
