package mayday.warroom.peers;

import org.springframework.stereotype.Component;

/** The services behind this one: one client and one bound each, whoever asks. */
@Component
final class Peers {

    final Peer incidentCommand;
    final Peer timelineQuery;
    final Peer postmortemService;

    Peers(PeersProperties properties) {
        incidentCommand = new Peer("incident-command", properties.incidentCommandUrl(), properties);
        timelineQuery = new Peer("timeline-query", properties.timelineQueryUrl(), properties);
        postmortemService = new Peer("postmortem-service", properties.postmortemServiceUrl(), properties);
    }
}
