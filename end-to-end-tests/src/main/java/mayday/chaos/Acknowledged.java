package mayday.chaos;

import java.util.List;
import java.util.UUID;

/**
 * A command Mayday said yes to.
 *
 * @param events what it said was recorded; empty where nothing had changed
 */
record Acknowledged(String key, UUID incident, List<StoredEvent> events) {}
