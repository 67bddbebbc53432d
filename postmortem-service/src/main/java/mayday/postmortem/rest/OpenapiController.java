package mayday.postmortem.rest;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the description of this door. */
@RestController
class OpenapiController {

    @GetMapping(path = "/openapi.yaml", produces = "application/yaml")
    ResponseEntity<Resource> openapi() {
        return ResponseEntity.ok(new ClassPathResource("postmortem-service/openapi.yaml"));
    }
}
