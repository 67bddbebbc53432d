package mayday.warroom.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mayday.warroom.peers.BoardRow;
import mayday.warroom.peers.IncidentCommands;
import mayday.warroom.peers.IncidentQueries;
import mayday.warroom.peers.PeerFailure;
import mayday.warroom.peers.PeerRefusal;
import mayday.warroom.peers.PeerSilent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is broken now, what was, and the form that reports what just broke. */
@Controller
class ListController {

    private static final List<String> STATUSES = List.of(
            "OPEN", "REPORTED", "ACKNOWLEDGED", "FIXING", "VERIFYING", "WATCHING", "RESOLVED", "DISMISSED", "MERGED");
    private static final List<String> SOURCES =
            List.of("USER", "SOCIAL", "SUPPORT", "LOGS", "MONITORING", "COLLEAGUE", "OTHER");

    private static final int LONGEST_SEARCH = 200;

    private final IncidentQueries incidents;
    private final IncidentCommands commands;

    ListController(IncidentQueries incidents, IncidentCommands commands) {
        this.incidents = incidents;
        this.commands = commands;
    }

    /** What the table is narrowed to; an empty text asks for all. */
    record Filter(String q, String status, String severity) {

        static Filter of(String q, String status, String severity) {
            return new Filter(
                    shortened(q.replaceAll("\\p{Cntrl}", " ").strip()),
                    STATUSES.contains(status) ? status : "",
                    Severity.of(severity).code());
        }

        /** No longer than can be searched for, which is counted in chars, and without half a character at its end. */
        private static String shortened(String q) {
            if (q.length() <= LONGEST_SEARCH) {
                return q;
            }
            var splits = Character.isHighSurrogate(q.charAt(LONGEST_SEARCH - 1));
            return q.substring(0, splits ? LONGEST_SEARCH - 1 : LONGEST_SEARCH);
        }

        public boolean isOn() {
            return !(q.isEmpty() && status.isEmpty() && severity.isEmpty());
        }
    }

    @GetMapping("/")
    ModelAndView list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String severity,
            HttpServletRequest request) {
        return page(Filter.of(q, status, severity), null, request);
    }

    /** Where a refused report stands, for whoever loads that address again. */
    @GetMapping("/incidents")
    ModelAndView listAgain() {
        return new ModelAndView("redirect:/");
    }

    @PostMapping("/incidents")
    ModelAndView report(
            @RequestParam Map<String, String> typed, HttpServletRequest request, HttpServletResponse response) {
        var key = FormKey.of(typed);
        var fault = ReportForm.fault(typed);
        if (fault.isPresent()) {
            return page(Filter.of("", "", ""), Refused.here(fault.get(), ReportForm.REPORT, key, typed), request);
        }
        try {
            var reported = commands.report(ReportForm.body(typed), key, WhoCookie.read(request));
            Outcome.of(reported, "").tell(response, reported.number());
            return new ModelAndView("redirect:/incidents/" + reported.number() + "?seen=" + reported.version());
        } catch (PeerFailure failure) {
            return page(Filter.of("", "", ""), Refused.by(failure, ReportForm.REPORT, key, typed), request);
        }
    }

    private ModelAndView page(Filter filter, @Nullable Refused refused, HttpServletRequest request) {
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("filter", filter);
        model.put("refused", refused);
        model.put("key", refused == null ? FormKey.fresh() : refused.key());
        model.put("who", WhoCookie.read(request));
        model.put("now", Instant.now());
        model.put("statuses", STATUSES);
        model.put("severities", Severity.ALL);
        model.put("sources", SOURCES);
        var status = ask(model, filter);
        return new ModelAndView("list", model, HttpStatusCode.valueOf(refused == null ? status : refused.status()));
    }

    private int ask(Map<String, @Nullable Object> model, Filter filter) {
        try {
            model.put(
                    "live",
                    views(incidents.live().incidents()).stream()
                            .filter(IncidentView::isRunning)
                            .toList());
            var found = incidents.found(filter.status(), filter.severity(), filter.q());
            model.put("rows", views(found.incidents()));
            model.put("more", found.nextPageToken() != null);
            return 200;
        } catch (PeerSilent silence) {
            model.put("silent", silence.service());
            return 503;
        } catch (PeerRefusal refusal) {
            model.put("unfit", refusal.said());
            return refusal.status();
        }
    }

    private static List<IncidentView> views(List<BoardRow> rows) {
        return rows.stream().map(IncidentView::new).toList();
    }
}
