package mayday.warroom.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import mayday.warroom.peers.IncidentCommands;
import mayday.warroom.peers.IncidentCommands.Recorded;
import mayday.warroom.peers.PeerFailure;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One incident: its page, and what is done on it. */
@Controller
class IncidentController {

    /** Where one stands, in any of its names. */
    static final String NUMBER = "{number:(?i:INC-[0-9]{1,12}|[0-9a-f-]{36})}";

    private static final String NO_SUCH_STEP = "There is no such step.";

    private final IncidentPage page;
    private final IncidentCommands commands;

    IncidentController(IncidentPage page, IncidentCommands commands) {
        this.page = page;
        this.commands = commands;
    }

    @GetMapping("/incidents/" + NUMBER)
    ModelAndView incident(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Integer seen,
            @RequestParam(defaultValue = "") String act,
            HttpServletRequest request,
            HttpServletResponse response) {
        var least = seen == null || seen < 1 ? null : seen;
        var outcome = Outcome.take(request, response, Asked.canonical(number), least);
        return page.of(new Asked(number, least, outcome, act, null), WhoCookie.read(request));
    }

    /** Where a refused form stands, for whoever loads that address again. */
    @GetMapping("/incidents/" + NUMBER + "/{command}")
    ModelAndView formAgain(@PathVariable String number, @PathVariable String command) {
        return Steps.named(command)
                .map(step -> new ModelAndView(
                        "redirect:/incidents/%s?act=%s#do-%s".formatted(number, step.command(), step.command())))
                .orElseGet(() -> IncidentPage.nothing(NO_SUCH_STEP));
    }

    @PostMapping("/incidents/" + NUMBER + "/{command}")
    ModelAndView act(
            @PathVariable String number,
            @PathVariable String command,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        var named = Steps.named(command);
        if (named.isEmpty()) {
            return IncidentPage.nothing(NO_SUCH_STEP);
        }
        var step = named.get();
        var key = FormKey.of(typed);
        var who = WhoCookie.read(request);
        var fault = step.fault(typed, who);
        if (fault.isPresent()) {
            return page.of(refused(number, Refused.here(fault.get(), step, key, typed)), who);
        }
        try {
            var recorded = commands.send(number, command, step.body(typed), key, who);
            Outcome.of(recorded, done(step, recorded)).tell(response, recorded.number());
            return new ModelAndView("redirect:/incidents/%s?seen=%d#%s"
                    .formatted(recorded.number(), recorded.version(), place(step, typed)));
        } catch (PeerFailure failure) {
            return page.of(refused(number, Refused.by(failure, step, key, typed)), who);
        }
    }

    private static String done(Step step, Recorded recorded) {
        return recorded.begun()
                .map(name -> "%s: %s.".formatted(step.done(), name))
                .orElse(step.done() + ".");
    }

    private static Asked refused(String number, Refused refused) {
        return new Asked(number, null, Outcome.NONE, refused.command(), refused);
    }

    private static String place(Step step, Map<String, String> typed) {
        var entry = typed.getOrDefault("entry", "");
        if (step.isOfAnEntry() && entry.matches("[0-9]{1,9}")) {
            return "entry-" + entry;
        }
        return step.equals(Steps.TICK) ? "checklist" : "steps";
    }
}
