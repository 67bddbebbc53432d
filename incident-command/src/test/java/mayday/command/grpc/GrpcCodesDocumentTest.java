package mayday.command.grpc;

import static java.util.Collections.nCopies;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import mayday.command.door.Fault;
import mayday.command.door.Refusal;
import mayday.command.incident.IncidentRejection;
import mayday.command.rest.ErrorsDocumentTest;
import mayday.command.store.MalformedReference;
import mayday.command.store.StoreRefusal;
import org.junit.jupiter.api.Test;

/** The gRPC statuses in {@code docs/errors.md} are held against those that each code really has. */
class GrpcCodesDocumentTest {

    private static final Pattern ROW = Pattern.compile("\\| ([0-9, ]+) \\| ([A-Z_]+)(?:; (.+): ([A-Z_]+))? \\|");
    private static final Pattern CODE = Pattern.compile("`([a-z_]+)`");

    private final Map<Integer, Status.Code> byStatus = new HashMap<>();
    private final Map<String, Status.Code> byCode = new HashMap<>();

    GrpcCodesDocumentTest() throws IOException {
        for (var row : ROW.matcher(Files.readString(Path.of("..", "docs", "errors.md")))
                .results()
                .toList()) {
            Arrays.stream(row.group(1).split(", ", -1))
                    .forEach(status -> byStatus.put(Integer.valueOf(status), Status.Code.valueOf(row.group(2))));
            if (row.group(3) != null) {
                CODE.matcher(row.group(3))
                        .results()
                        .forEach(code -> byCode.put(code.group(1), Status.Code.valueOf(row.group(4))));
            }
        }
    }

    @Test
    void every_code_has_the_status_that_is_documented() {
        assertThat(refusals())
                .allSatisfy(refusal ->
                        assertThat(GrpcCode.of(refusal)).as(refusal.code()).isEqualTo(documented(refusal)));
    }

    @Test
    void only_codes_that_there_are_have_a_status_of_their_own() {
        assertThat(refusals()).extracting(Refusal::code).containsAll(byCode.keySet());
    }

    @Test
    void what_is_wrong_with_us_is_not_told() {
        assertThat(Refusal.of(new IllegalStateException("secret"))).isEmpty();
        var internal = RefusedCall.of(Refusal.internal(), "trace");

        assertThat(internal.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(internal.getStatus().getDescription()).isEqualTo("This is not the fault of the request.");
    }

    @Test
    void no_more_faults_are_told_than_the_trailers_of_a_client_take() {
        var faults = nCopies(200, new Fault("/x".repeat(50), "y".repeat(100)));
        var refused = RefusedCall.of(
                Refusal.of(new DoorRefusal(DoorCode.INVALID_TEXT, "Many", faults))
                        .orElseThrow(),
                "trace");

        assertThat(requireNonNull(StatusProto.fromThrowable(refused)).getSerializedSize())
                .isLessThan(6 * 1024);
    }

    private Status.Code documented(Refusal refusal) {
        var own = byCode.get(refusal.code());
        return own == null ? requireNonNull(byStatus.get(refusal.status().value()), refusal.code()) : own;
    }

    private static List<Refusal> refusals() {
        return Stream.of(
                        Arrays.stream(DoorCode.values()).map(code -> new DoorRefusal(code, "x")),
                        Arrays.stream(IncidentRejection.Reason.values())
                                .map(reason -> new IncidentRejection(reason, "x")),
                        ErrorsDocumentTest.STORE_REASONS.stream().map(reason -> new StoreRefusal(reason, "x")),
                        Stream.of(new MalformedReference()))
                .flatMap(thrown -> thrown)
                .map(thrown -> Refusal.of(thrown).orElseThrow())
                .toList();
    }
}
