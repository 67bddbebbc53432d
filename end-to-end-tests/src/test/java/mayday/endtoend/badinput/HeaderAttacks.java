package mayday.endtoend.badinput;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Headers that lie, flood, or ask for what there is not. At every command and every question. */
final class HeaderAttacks {

    private HeaderAttacks() {}

    static List<Attack> all() {
        return List.of(
                commands("no content type", RawRequest::withOnlyHeaders, 415),
                commands("XML", request -> request.withOnlyHeaders("Content-Type: application/xml"), 415),
                commands(
                        "a form",
                        request -> request.withOnlyHeaders("Content-Type: application/x-www-form-urlencoded"),
                        415),
                commands(
                        "UTF-16",
                        request -> request.withOnlyHeaders("Content-Type: application/json; charset=utf-16"),
                        415),
                commands("gzip", request -> request.withHeader("Content-Encoding: gzip"), 415),
                commands("unknown chunks", request -> request.withHeader("Transfer-Encoding: brotli"), 400, 501),
                commands("a weak If-Match", request -> request.withHeader("If-Match: W/\"1\""), 400),
                commands("a list in If-Match", request -> request.withHeader("If-Match: \"1\", \"2\""), 400),
                commands("words in If-Match", request -> request.withHeader("If-Match: one"), 400),
                commands(
                        "an idempotency key too long",
                        request -> request.withHeader("Idempotency-Key: " + "k".repeat(2_000)),
                        400,
                        422),
                commands("an empty idempotency key", request -> request.withHeader("Idempotency-Key:"), 400, 422),
                commands("an unknown kind of actor", request -> request.withHeader("Mayday-Actor-Kind: god"), 400, 422),
                commands(
                        "an actor that does not decode",
                        request -> request.withHeader("Mayday-Actor-Name: %ZZ"),
                        400,
                        422),
                commands("another site's page", request -> request.withHeader("Origin: https://evil.example"), 403),
                everywhere(
                        "20 KiB of headers", request -> request.withHeader("X-Big: " + "a".repeat(20_000)), 431, 400),
                everywhere("300 headers", HeaderAttacks::withManyHeaders, 431, 400),
                everywhere("another host", request -> request.withHeader("Host: evil.example"), 400, 403, 421),
                everywhere("an Accept that nobody can serve", request -> request.withHeader("Accept: image/tiff"), 406),
                everywhere("an Accept that is no media type", request -> request.withHeader("Accept: foo"), 400, 406),
                everywhere(
                        "two lengths",
                        request -> request.withHeader("Content-Length: 3").withHeader("Content-Length: 4"),
                        400),
                everywhere("a length below zero", request -> request.withHeader("Content-Length: -1"), 400));
    }

    private static RawRequest withManyHeaders(RawRequest request) {
        var many = request;
        for (int header = 0; header < 300; header++) {
            many = many.withHeader("X-Header-%d: 1".formatted(header));
        }
        return many;
    }

    private static Attack commands(String name, UnaryOperator<RawRequest> change, Integer... statuses) {
        return Attack.of(name, incident -> commands(incident).map(change), statuses);
    }

    private static Attack everywhere(String name, UnaryOperator<RawRequest> change, Integer... statuses) {
        return Attack.of(
                name,
                incident ->
                        Stream.concat(commands(incident), questions(incident)).map(change),
                statuses);
    }

    static Stream<RawRequest> commands(String incident) {
        return Door.COMMANDS.stream().map(door -> RawRequest.post(door.target(incident), door.body() + "}"));
    }

    static Stream<RawRequest> questions(String incident) {
        return Door.QUESTIONS.stream()
                .map(path -> RawRequest.get(path.replace("{id}", incident).replace("{system}", "s")));
    }
}
