package mayday.timeline.board;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** An incident as the board shows it. */
record BoardRow(
        String id,
        String number,
        String title,
        Status status,
        boolean mitigated,
        @Nullable String severity,
        String mode,
        String source,
        List<ImpactNow.SystemNow> systems,
        @Nullable Instant impactStart,
        Instant reportedAt,
        String reportedAtPrecision,
        @Nullable Instant resolvedAt,
        @Nullable String strategy,
        @Nullable Users usersAffected,
        List<Person> people,
        List<String> teams,
        boolean restricted,
        List<String> visibleTo,
        Progress.@Nullable Step nextStep,
        Kin.@Nullable Named mergedInto,
        List<String> absorbed,
        int version,
        Instant updatedAt) {

    record Users(double value, @Nullable Double upper, String unit) {}

    /**
     * Somebody who takes part.
     *
     * @param role all their roles as one text
     */
    record Person(
            String person, @Nullable String team, @Nullable String role, List<String> roles, boolean present) {

        static Person of(Crew.Member member) {
            var roles = member.roles();
            return new Person(
                    member.person(),
                    member.team(),
                    roles.isEmpty() ? null : String.join(", ", roles),
                    roles,
                    member.present());
        }
    }

    static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            // A state that an older version wrote lacks what was added since: it is false there.
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    static BoardRow of(BoardState state) {
        var stated = state.report().impactStart();
        var users = state.usersAffected();
        return new BoardRow(
                state.identity().id(),
                state.identity().number(),
                state.report().title(),
                state.status(),
                state.progress().mitigated(),
                state.severity(),
                state.report().mode(),
                state.report().source(),
                state.systems(),
                stated == null ? state.impact().first() : stated,
                state.report().reportedAt(),
                requireNonNullElse(state.report().precision(), "EXACT"),
                state.resolvedAt(),
                state.strategy(),
                users == null ? null : new Users(users.value(), users.upper(), users.unit()),
                state.crew().people().stream().map(Person::of).toList(),
                state.crew().teams(),
                !state.crew().visibleTo().isEmpty(),
                state.crew().visibleTo(),
                state.nextStep(),
                state.identity().kin().mergedInto(),
                state.identity().kin().absorbed(),
                state.version(),
                state.updatedAt());
    }
}
