package mayday.command.incident;

/** The name of an incident that people use: INC-n. */
public final class IncidentNumber {

    private IncidentNumber() {}

    public static String text(int number) {
        return "INC-" + number;
    }
}
