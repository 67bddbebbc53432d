package mayday.warroom.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {

    @ParameterizedTest
    @CsvSource({
        "https://grafana.example.org/d/abc?from=now-1h, https://grafana.example.org/d/abc?from=now-1h",
        "HTTP://wiki.example.org/é, HTTP://wiki.example.org/%C3%A9"
    })
    void an_address_on_the_web_is_followed(String words, String href) {
        assertThat(new Source(words).href()).isEqualTo(href);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPS-12",
                "",
                "javascript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "//evil.example.org",
                "https:evil.example.org",
                "https://bank.example.org@evil.example.org/",
                "sum(rate(http_errors[5m])) by (system)",
                "https://example.org/with a blank"
            })
    void anything_else_is_read(String words) {
        assertThat(new Source(words).href()).isNull();
    }
}
