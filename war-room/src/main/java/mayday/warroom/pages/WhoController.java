package mayday.warroom.pages;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets people say who they are, once, so that the log can. */
@Controller
class WhoController {

    @PostMapping("/me")
    ResponseEntity<Void> remember(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "/") String back) {
        var inside = back.matches("/[A-Za-z0-9/_-]*") && !back.startsWith("//");
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, WhoCookie.of(name, role).toString())
                .header(HttpHeaders.LOCATION, inside ? back : "/")
                .build();
    }
}
