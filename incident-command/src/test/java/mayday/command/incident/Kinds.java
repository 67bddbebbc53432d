package mayday.command.incident;

import static java.util.stream.Collectors.toSet;

import java.util.Set;
import java.util.stream.Stream;

/** The records of a sealed family, however deep they stand. */
public final class Kinds {

    private Kinds() {}

    public static Set<Class<?>> ofCommands() {
        return of(IncidentCommand.class).collect(toSet());
    }

    public static Set<Class<?>> ofEvents() {
        return of(IncidentEvent.class).collect(toSet());
    }

    private static Stream<Class<?>> of(Class<?> family) {
        return family.isSealed() ? Stream.of(family.getPermittedSubclasses()).flatMap(Kinds::of) : Stream.of(family);
    }
}
