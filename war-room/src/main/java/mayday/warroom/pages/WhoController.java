package mayday.warroom.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import mayday.warroom.peers.Who;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Lets people say who they are, once, so that the log can. */
@Controller
class WhoController {

    @PostMapping("/me")
    ModelAndView remember(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "/") String back,
            HttpServletResponse response) {
        var inside = back.matches("/[A-Za-z0-9/_-]*") && !back.startsWith("//") ? back : "/";
        var said = new Who(PlainName.tidied(name), PlainName.tidied(role));
        var fault = PlainName.fault("name", said.name()).or(() -> PlainName.fault("role", said.role()));
        if (fault.isPresent()) {
            return new ModelAndView(
                    "who", Map.of("why", fault.get(), "said", said, "back", inside), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        response.addHeader(
                HttpHeaders.SET_COOKIE, WhoCookie.of(said.name(), said.role()).toString());
        var there = new RedirectView(inside);
        there.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(there);
    }

    @GetMapping("/me")
    ModelAndView nothingToSee() {
        return new ModelAndView("redirect:/");
    }
}
