package mayday.chaos;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is found after everything has come to rest.
 *
 * @param acknowledged what Mayday said yes to
 * @param unanswered keys of commands that never got an answer
 * @param store every stored event, by incident and sequence
 * @param topic every published event, per partition in order
 * @param timelines event ids of each incident's timeline, as read
 * @param postmortems event ids of each incident's post-mortem log, as read
 * @param shown where the board and the metrics say that each incident stands
 * @param told where its log says so
 * @param brokenChains incidents whose hash chain does not verify
 */
record Evidence(
        List<Acknowledged> acknowledged,
        List<String> unanswered,
        List<StoredEvent> store,
        List<StoredEvent> topic,
        Map<UUID, List<UUID>> timelines,
        Map<UUID, List<UUID>> postmortems,
        Map<UUID, Standing> shown,
        Map<UUID, Standing> told,
        List<UUID> brokenChains) {}
