package mayday.standalone.incidentfile;

/** Something the file says that cannot be taken as it stands, and why. */
public record Oddity(String name, String published, String why) {}
