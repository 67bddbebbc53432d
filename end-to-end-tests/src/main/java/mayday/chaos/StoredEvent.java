package mayday.chaos;

import java.util.UUID;

/** One event by its identity and its place. */
record StoredEvent(UUID incident, int sequence, UUID id) {}
