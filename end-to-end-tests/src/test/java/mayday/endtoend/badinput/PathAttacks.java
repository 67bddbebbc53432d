package mayday.endtoend.badinput;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Paths that are not what they seem, ids of nothing, and questions that cannot be asked. */
final class PathAttacks {

    private PathAttacks() {}

    static List<Attack> all() {
        return List.of(
                id("neither a UUID nor a number", "checkout", 400),
                id("a number without INC", "42", 400),
                id("a number beyond all numbers", "INC-99999999999999999999", 400, 404),
                id("SQL", "INC-1'%20or%20'1'='1", 400),
                id("an unknown UUID", "0195d6ce-9a5b-7000-8000-000000000000", 404),
                id("an unknown number", "INC-999999999", 404),
                id("the escape of NUL", "INC-1%00", 400),
                id("an escaped climb", "..%2f..%2fetc%2fpasswd", 400),
                id("a climb escaped twice", "%252e%252e%252f", 400),
                id("a very long id", "a".repeat(2_000), 400),
                path("an empty segment", path -> path.replace("/api/v1/", "/api//v1/"), 400),
                path("a climb", path -> path.replace("/api/v1/", "/api/../api/v1/"), 400),
                path("a session in the path", path -> path + ";jsessionid=1", 400),
                path("a dot at the end", path -> path + "/.", 400),
                path("a backslash", path -> path.replace("/api/v1/", "/api\\v1/"), 400),
                path("half an escape", path -> path + "%2", 400),
                path("9 KiB of query", path -> path + "?q=" + "a".repeat(9_000), 414, 400),
                path("an unknown parameter", path -> path + "?sortBy=1%3Bdrop", 400),
                question("a parameter twice", "?pageSize=1&pageSize=2", 400),
                question("a page below zero", "?pageSize=-1", 400),
                question("a page beyond the cap", "?pageSize=100000", 400),
                question("words for a page", "?pageSize=many", 400),
                question("a forged page token", "?pageToken=AAAA.BBBB", 400),
                question("a version that is none", "?minVersion=x", 400),
                method("DELETE", 405),
                method("PUT", 405),
                method("PATCH", 405),
                method("TRACE", 405, 501, 400),
                method("BREW", 405, 501, 400),
                form("PUT"),
                form("PATCH"),
                form("DELETE"));
    }

    private static Attack id(String name, String id, Integer... statuses) {
        return Attack.of(
                name,
                _ -> Stream.concat(
                        Door.ofAnIncident().map(door -> door.with(id, Map.of())),
                        Door.QUESTIONS.stream()
                                .filter(path -> path.contains("{id}"))
                                .map(path -> RawRequest.get(path.replace("{id}", id)))),
                statuses);
    }

    private static Attack path(String name, UnaryOperator<String> change, Integer... statuses) {
        return Attack.of(
                name,
                incident -> Stream.concat(HeaderAttacks.commands(incident), HeaderAttacks.questions(incident))
                        .map(request -> request.withTarget(change.apply(request.target()))),
                statuses);
    }

    private static Attack question(String name, String query, Integer... statuses) {
        return Attack.of(
                name,
                incident ->
                        HeaderAttacks.questions(incident).map(request -> request.withTarget(request.target() + query)),
                statuses);
    }

    private static Attack method(String method, Integer... statuses) {
        return Attack.of(
                method,
                incident -> Stream.concat(HeaderAttacks.commands(incident), HeaderAttacks.questions(incident))
                        .map(request -> request.withMethod(method)),
                statuses);
    }

    /** Forms are for pages, which post them. */
    private static Attack form(String method) {
        return Attack.of(
                method + " of a form that cannot be decoded",
                incident -> Stream.concat(HeaderAttacks.commands(incident), HeaderAttacks.questions(incident))
                        .map(request -> request.withMethod(method)
                                .withOnlyHeaders("Content-Type: application/x-www-form-urlencoded")
                                .withBody("a=%zz")),
                405);
    }
}
