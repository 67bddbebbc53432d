package mayday.endtoend.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mayday.endtoend.running.Everywhere;
import mayday.endtoend.running.RunningMayday;
import mayday.standalone.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input gets a clear 4xx with a code that is explained, is stored nowhere, and is not told back. */
class BadInputTest {

    private static final RunningMayday MAYDAY = RunningMayday.get();

    private static String incident = "";
    private static Set<String> documented = Set.of();
    private static List<Long> stored = List.of();

    @BeforeAll
    static void an_incident_to_aim_at() throws IOException, SQLException {
        incident = MAYDAY.frontDoor()
                .command("/incidents", Map.of("title", "Under attack"))
                .path("id")
                .asString();
        documented = DocumentedCodes.read();
        stored = rows();
    }

    @AfterAll
    static void nothing_of_all_that_was_stored() throws SQLException {
        assertThat(rows()).isEqualTo(stored);
    }

    static Stream<Attack> attacks() {
        return Stream.of(BodyAttacks.all(), TimeAttacks.all(), HeaderAttacks.all(), PathAttacks.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void every_door_refuses(Attack attack) {
        var requests = attack.aim().at(incident).toList();

        var complaints = Everywhere.apply(requests, request -> complaints(attack, request)).stream()
                .flatMap(List::stream)
                .toList();

        assertThat(complaints).isEmpty();
    }

    /** A door that is added is to be put on the list, so that it is attacked as well. */
    @Test
    void no_door_is_forgotten() throws IOException {
        assertThat(Door.all().map(door -> door.target("{id}")))
                .containsExactlyInAnyOrderElementsOf(DocumentedDoors.that("post"));
        assertThat(Door.QUESTIONS).containsExactlyInAnyOrderElementsOf(DocumentedDoors.that("get"));
    }

    // Where a proxy believes the length and the server the chunks, the rest is a request that nobody has checked. The
    // server goes by the chunks and closes, as RFC 9112, section 6.3 asks.
    @Test
    void nothing_behind_a_request_with_a_length_and_chunks_is_read() throws IOException {
        var server = MAYDAY.addresses().frontDoor();
        var host = "Host: " + server.getAuthority() + "\r\n";

        var answers = Wire.untilClosed(
                server,
                "POST /api/v1/incidents/" + incident + "/note HTTP/1.1\r\n" + host
                        + "Content-Type: application/json\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "0\r\n\r\n"
                        + "GET /api/v1/incidents HTTP/1.1\r\n" + host + "\r\n");

        assertThat(answers).startsWith("HTTP/1.1 400").containsOnlyOnce("HTTP/1.1 ");
    }

    private static List<String> complaints(Attack attack, RawRequest request) {
        var complaints = new ArrayList<String>();
        try {
            var answer = Wire.exchange(MAYDAY.addresses().frontDoor(), request);
            if (!attack.statuses().contains(answer.status())) {
                complaints.add("status %d %s".formatted(answer.status(), answer.code()));
            } else if (!request.method().equals("HEAD") && !answer.isProblem()) {
                complaints.add("%d without problem details: %s".formatted(answer.status(), answer.head()));
            } else if (!documented.contains(answer.code())) {
                complaints.add("%d with undocumented code %s".formatted(answer.status(), answer.code()));
            }
            if (answer.body().contains(BodyAttacks.CANARY.substring(0, 101))) {
                complaints.add("told back: " + answer.body());
            }
        } catch (IOException hungOrReset) {
            complaints.add(hungOrReset.toString());
        }
        return complaints.stream()
                .map(complaint -> "%s %.80s -> %s".formatted(request.method(), request.target(), complaint))
                .toList();
    }

    private static List<Long> rows() throws SQLException {
        return List.of(
                rows(Database.INCIDENT_COMMAND, "event"),
                rows(Database.INCIDENT_COMMAND, "answered_command"),
                rows(Database.INCIDENT_COMMAND, "incident_number"),
                rows(Database.POSTMORTEM, "early_opening"));
    }

    private static long rows(Database database, String table) throws SQLException {
        try (var connection = MAYDAY.database(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
