package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.OCCURRED_TOO_EARLY;
import static mayday.command.incident.IncidentRejection.Reason.PLANNED_TOO_LATE;
import static mayday.command.incident.IncidentRejection.Reason.SCHEDULE_CANCELED;
import static mayday.command.incident.IncidentRejection.Reason.SCHEDULE_FULFILLED;
import static mayday.command.incident.IncidentRejection.Reason.SCHEDULE_UNKNOWN;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mayday.command.incident.IncidentCommand.CancelSchedule;
import mayday.command.incident.IncidentCommand.ScheduleDeployment;
import mayday.command.incident.IncidentEvent.DeploymentScheduleCanceled;
import mayday.command.incident.IncidentEvent.DeploymentScheduled;
import org.jspecify.annotations.Nullable;

/** When it is planned to deploy again, and what became of each plan. */
record Schedules(Map<String, Schedule> byId) {

    enum State {
        PLANNED,
        CANCELED,
        FULFILLED
    }

    record Schedule(DeploymentScheduled plan, State state) {}

    static Schedules none() {
        return new Schedules(Map.of());
    }

    /** Said otherwise, a plan takes the place of the one before it; so it does where that one is over. */
    List<IncidentEvent> plan(ScheduleDeployment schedule) {
        requireInRange(schedule.plannedAt());
        var id = schedule.scheduleId() == null ? unusedId() : schedule.scheduleId();
        var known = byId.get(id);
        var isKnown = known != null
                && known.state() == State.PLANNED
                && known.plan().equals(scheduled(id, schedule, known.plan().when()));
        return isKnown ? List.of() : List.of(scheduled(id, schedule, schedule.when()));
    }

    private static void requireInRange(Instant plannedAt) {
        if (plannedAt.isBefore(Moment.EARLIEST)) {
            throw new IncidentRejection(OCCURRED_TOO_EARLY, "A plan does not lie before the year 2000");
        }
        if (!plannedAt.isBefore(Moment.END_OF_PLANS)) {
            throw new IncidentRejection(PLANNED_TOO_LATE, "A plan lies before the year 2100");
        }
    }

    private String unusedId() {
        return IntStream.rangeClosed(1, byId.size() + 1)
                .mapToObj(number -> "S" + number)
                .filter(id -> !byId.containsKey(id))
                .findFirst()
                .orElseThrow();
    }

    private static DeploymentScheduled scheduled(String id, ScheduleDeployment schedule, Moment when) {
        return new DeploymentScheduled(
                when,
                id,
                schedule.environment(),
                schedule.plannedAt(),
                schedule.system(),
                schedule.version(),
                schedule.undoPlan(),
                schedule.approvedBy());
    }

    List<IncidentEvent> cancel(CancelSchedule cancel) {
        return switch (required(cancel.scheduleId()).state()) {
            case PLANNED ->
                List.of(new DeploymentScheduleCanceled(cancel.when(), cancel.scheduleId(), cancel.reason()));
            case CANCELED -> List.of();
            case FULFILLED ->
                throw new IncidentRejection(SCHEDULE_FULFILLED, "What %s plans has been started", cancel.scheduleId());
        };
    }

    /** The plan that a deployment follows. One that failed is followed again. */
    @Nullable
    DeploymentScheduled followedBy(@Nullable String scheduleId, String environment, Gates gates) {
        if (scheduleId == null) {
            return null;
        }
        var schedule = required(scheduleId);
        if (schedule.state() == State.CANCELED) {
            throw new IncidentRejection(SCHEDULE_CANCELED, "The plan %s was canceled", scheduleId);
        }
        var planned = schedule.plan().environment();
        if (!planned.equals(environment)) {
            gates.warn("schedule_differs", "It was planned for %s.", planned);
        }
        return schedule.plan();
    }

    /** What was asked for already goes on, whatever became of its plan since. */
    void holdAgainst(String scheduleId, Gates gates) {
        var schedule = byId.get(scheduleId);
        if (schedule == null) {
            gates.warn("schedule_unknown", "No deployment is planned as %s any more.", scheduleId);
        } else if (schedule.state() == State.CANCELED) {
            gates.warn("schedule_canceled", "The plan %s was canceled.", scheduleId);
        }
    }

    private Schedule required(String id) {
        var known = byId.get(id);
        if (known == null) {
            throw new IncidentRejection(SCHEDULE_UNKNOWN, "No deployment is planned as %s", id);
        }
        return known;
    }

    Schedules scheduled(DeploymentScheduled plan) {
        return with(new Schedule(plan, State.PLANNED));
    }

    Schedules canceled(String id) {
        return in(State.CANCELED, id);
    }

    Schedules fulfilled(@Nullable String id) {
        return id == null ? this : in(State.FULFILLED, id);
    }

    private Schedules in(State state, String id) {
        var known = byId.get(id);
        return known == null ? this : with(new Schedule(known.plan(), state));
    }

    private Schedules with(Schedule schedule) {
        var more = new HashMap<>(byId);
        more.put(schedule.plan().scheduleId(), schedule);
        return new Schedules(Map.copyOf(more));
    }
}
