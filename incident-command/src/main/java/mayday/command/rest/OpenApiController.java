package mayday.command.rest;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The promise that this door makes, as OpenAPI 3.1. */
@RestController
final class OpenApiController {

    @GetMapping(path = "/openapi.yaml", produces = "application/yaml")
    Resource openApi() {
        return new ClassPathResource("incident-command/openapi.yaml");
    }
}
