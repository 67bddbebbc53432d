package mayday.warroom.pages;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mayday.warroom.peers.BoardRow;
import mayday.warroom.peers.IncidentQueries;
import mayday.warroom.peers.Metrics;
import mayday.warroom.peers.PeerFailure;
import mayday.warroom.peers.PeerRefusal;
import mayday.warroom.peers.PeerSilent;
import mayday.warroom.peers.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Puts the page of an incident together from what the services answer, and from less where one of them is silent. */
@Component
class IncidentPage {

    private static final String RECORDED = " It is recorded, and shows here as soon as it can be read.";

    private final IncidentQueries incidents;

    IncidentPage(IncidentQueries incidents) {
        this.incidents = incidents;
    }

    ModelAndView of(Asked asked, Who who) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("number", asked.canonical());
        model.put("asked", asked);
        model.put("refused", asked.refused());
        model.put("who", who);
        model.put("note", Steps.NOTE);
        try {
            model.putAll(filled(row(asked), asked));
            model.put("done", asked.outcome().said());
            return view(model, asked, 200);
        } catch (PeerSilent silence) {
            return unread(model, asked, silence.service());
        } catch (PeerRefusal refusal) {
            var isUnknown = refusal.status() == 404 || refusal.status() == 400;
            if (isUnknown && !asked.isUnderWay()) {
                return nothing(refusal.said());
            }
            model.put("behind", isUnknown);
            return unread(model, asked, "timeline-query");
        }
    }

    /** Reading and writing are different services: what cannot be shown can still be acted on. */
    private static ModelAndView unread(Map<String, @Nullable Object> model, Asked asked, String silent) {
        model.put("silent", silent);
        model.put("done", asked.seen() == null ? "" : (asked.outcome().said() + RECORDED).strip());
        offer(model, new Forms(Steps.all(asked.act()), true, false, List.of()), asked.act(), asked);
        return view(model, asked, 503);
    }

    private static void offer(Map<String, @Nullable Object> model, Forms forms, String first, Asked asked) {
        var refused = asked.refused();
        model.put("steps", forms.steps());
        model.put("titles", Steps.titles(forms.steps(), first));
        model.put("keys", keys(forms.steps(), refused));
        model.put("homeless", refused == null || forms.hold(refused) ? null : refused);
    }

    private static ModelAndView view(Map<String, @Nullable Object> model, Asked asked, int status) {
        model.put("now", Instant.now());
        var refused = asked.refused();
        return new ModelAndView("incident", model, HttpStatusCode.valueOf(refused == null ? status : refused.status()));
    }

    /** There is no such incident, or nothing of it at this address. */
    static ModelAndView nothing(String why) {
        return new ModelAndView("nothing", Map.of("why", why), HttpStatus.NOT_FOUND);
    }

    /** Somebody who just did something wants to see it; when the projection is behind, what there is will do. */
    private BoardRow row(Asked asked) {
        try {
            return incidents.incident(asked.number(), asked.seen());
        } catch (PeerRefusal behind) {
            if (asked.seen() == null || behind.status() != 504) {
                throw behind;
            }
            return incidents.incident(asked.number(), null);
        }
    }

    private Map<String, @Nullable Object> filled(BoardRow row, Asked asked) {
        var timeline = incidents.timeline(row.number());
        var isCut = timeline.nextPageToken() != null;
        var underWay = UnderWay.of(timeline.entries());
        // Of a log that is not all here nobody knows what has not begun.
        var steps = isCut ? Steps.offered(row) : Steps.offered(row, underWay);
        var model = new LinkedHashMap<String, @Nullable Object>();
        var incident = new IncidentView(row);
        model.put("incident", incident);
        model.put("version", timeline.version());
        model.put("cut", isCut);
        model.put("log", MinuteLog.of(timeline.entries()));
        model.put("count", timeline.entries().size());
        if (!timeline.entries().isEmpty()) {
            var recordedAt = timeline.entries().getLast().recordedAt();
            model.put("recordedAt", recordedAt);
            model.put("recorded", Told.dayAndMinute(recordedAt));
        }
        var timeDown = timeDown(row.number(), !incident.isWrittenAfterwards());
        model.put("timeDown", timeDown);
        model.put("gravest", timeDown == null ? null : timeDown.gravest().orElse(null));
        model.put("factsFirst", !incident.isRunning());
        // What happened to the room in the part that is cut off is not known here.
        var isMet = incident.isWrittenOn() && !incident.isWrittenAfterwards() && !isCut;
        model.put("call", isMet ? underWay.call() : null);
        var last = timeline.entries().isEmpty()
                ? row.reportedAt()
                : timeline.entries().getLast().occurredAt();
        var checklist = incidents
                .checklist(row.number())
                .map(list -> new ChecklistView(list, last))
                .orElse(null);
        model.put("checklist", checklist);
        var notes = incident.isWrittenOn();
        var ticks = checklist != null && incident.isWrittenOn();
        var next = next(row, steps);
        offer(model, new Forms(steps, notes, ticks, timeline.entries()), next == null ? "" : next.command(), asked);
        model.put("next", next);
        model.put("deployment", isCut ? "" : underWay.deployment().orElse(""));
        model.put(
                "postmortem",
                row.isResolved() ? incidents.postmortem(row.number()).orElse(null) : null);
        return model;
    }

    private @Nullable TimeDown timeDown(String number, boolean isGoingOn) {
        try {
            Metrics metrics = incidents.metrics(number);
            return new TimeDown(metrics, isGoingOn);
        } catch (PeerFailure _) {
            return null; // the log is worth showing without its figures
        }
    }

    private static @Nullable Step next(BoardRow row, List<Step> steps) {
        var next = row.nextStep();
        return next == null
                ? null
                : steps.stream()
                        .filter(step -> step.command().equals(next.command()))
                        .findFirst()
                        .orElse(null);
    }

    /** Each form has its own key, so that two clicks on one form are one click. */
    private static Map<String, String> keys(List<Step> steps, @Nullable Refused refused) {
        var keys = new HashMap<String, String>();
        steps.forEach(step -> keys.put(step.command(), FormKey.fresh()));
        keys.put(Steps.TICK.command(), FormKey.fresh());
        keys.put("entry", FormKey.fresh());
        keys.put("note", FormKey.fresh());
        if (refused != null) {
            keys.put(refused.command(), refused.key());
        }
        return keys;
    }
}
