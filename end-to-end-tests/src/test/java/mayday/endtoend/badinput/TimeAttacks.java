package mayday.endtoend.badinput;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Instants that are none, or that nobody can have meant. At every command. */
final class TimeAttacks {

    private TimeAttacks() {}

    static List<Attack> all() {
        return List.of(
                at("year zero", "0000-01-01T00:00:00Z"),
                at("before the year 2000", "1999-12-31T23:59:59Z"),
                at("before Christ", "-0044-03-15T12:00:00Z"),
                at("the last second there is", "9999-12-31T23:59:60Z"),
                at("year 292277", "+292277-01-01T00:00:00Z"),
                // More than is forgiven, however long the attacks before this one take.
                at("an hour ahead", Instant.now().plus(1, ChronoUnit.HOURS).toString()),
                at("no offset", "2026-01-01T00:00:00"),
                at("only a date", "2026-01-01"),
                at("an impossible offset", "2026-01-01T00:00:00+25:00"),
                at("a zone by name", "2026-01-01T00:00:00[Europe/Zurich]"),
                at("a leap second", "2016-12-31T23:59:60Z"),
                at("February 30", "2026-02-30T00:00:00Z"),
                at("SQL", "'; drop table event; --"),
                precision("unknown precision", "\"ROUGHLY\""),
                precision("precision in small letters", "\"exact\""));
    }

    private static Attack at(String name, String instant) {
        return Attack.of(
                name,
                incident -> Door.COMMANDS.stream()
                        .map(door -> door.with(incident, Map.of("occurredAt", "\"" + instant + "\""))),
                422,
                400);
    }

    private static Attack precision(String name, String json) {
        return Attack.of(
                name,
                incident -> Door.COMMANDS.stream()
                        .filter(door -> !door.body().contains("Precision"))
                        .map(door -> door.with(incident, Map.of("occurredAtPrecision", json))),
                422);
    }
}
