package mayday.warroom.pages;

import mayday.warroom.peers.IncidentQueries;
import mayday.warroom.peers.PeerRefusal;
import mayday.warroom.peers.PeerSilent;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The post-mortem as a document to read: a link cannot say that it wants Markdown. */
@Controller
class PostmortemController {

    private final IncidentQueries incidents;

    PostmortemController(IncidentQueries incidents) {
        this.incidents = incidents;
    }

    @GetMapping("/incidents/" + IncidentController.NUMBER + "/postmortem")
    ResponseEntity<String> document(@PathVariable String number) {
        try {
            return text(HttpStatus.OK, incidents.postmortemDocument(number));
        } catch (PeerRefusal refusal) {
            return text(HttpStatusCode.valueOf(refusal.status()), refusal.said());
        } catch (PeerSilent silence) {
            return text(HttpStatus.SERVICE_UNAVAILABLE, silence.service() + " does not answer. Try again in a moment.");
        }
    }

    private static ResponseEntity<String> text(HttpStatusCode status, String text) {
        return ResponseEntity.status(status)
                .header("Content-Type", "text/plain;charset=UTF-8")
                .body(text);
    }
}
