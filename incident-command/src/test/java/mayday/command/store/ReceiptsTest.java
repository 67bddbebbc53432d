package mayday.command.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReceiptsTest {

    @Test
    void a_receipt_that_was_kept_before_events_had_names_is_read() {
        var kept = """
                {"incident": {"value": "019a0000-0000-7000-8000-000000000001"}, "number": 7, "version": 3,
                 "events": [{"eventId": "019a0000-0000-7000-8000-000000000002", "type": "hypothesis_raised", "sequence": 3}],
                 "warnings": [], "other": null}
                """;

        var receipt = Receipts.read(kept.getBytes(StandardCharsets.UTF_8));

        assertThat(receipt.events())
                .singleElement()
                .returns(3, CommandReceipt.Appended::sequence)
                .returns(null, CommandReceipt.Appended::name);
    }
}
