package mayday.timeline.rest;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The written contract of this service. */
@RestController
class OpenApiController {

    @GetMapping(path = "/openapi.yaml", produces = "application/yaml")
    Resource openApi() {
        return new ClassPathResource("timeline-query/openapi.yaml");
    }
}
