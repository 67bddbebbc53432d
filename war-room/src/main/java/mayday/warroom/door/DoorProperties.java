package mayday.warroom.door;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may come in.
 *
 * @param allowedHosts host names (without port) that are answered; any other name may be a rebinding attack
 */
@Validated
@ConfigurationProperties("mayday.war-room")
record DoorProperties(
        @DefaultValue({"localhost", "127.0.0.1", "[::1]"}) @NotEmpty
        List<String> allowedHosts) {}
