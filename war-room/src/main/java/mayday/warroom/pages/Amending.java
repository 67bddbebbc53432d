package mayday.warroom.pages;

import java.util.Set;
import mayday.warroom.peers.Timeline;

/**
 * What can be said of an entry later. Only what the API would never take is kept away; whether the rest fits, it says
 * itself.
 */
record Amending(Timeline.Entry entry) {

    private static final Set<String> ABOUT_ENTRIES =
            Set.of("entry_corrected", "entry_retracted", "entry_pinned", "entry_unpinned");

    /** The first word stays, what joins or parts two incidents stands in both, and what is pinned is unpinned. */
    private static final Set<String> STAYING =
            Set.of("reported", "merged", "absorbed", "split", "split_off", "entry_pinned", "entry_unpinned");

    private static final Set<String> WORDLESS = Set.of(
            "war_room_opened",
            "war_room_closed",
            "participant_joined",
            "participant_left",
            "participant_named",
            "role_assigned",
            "rollback_planned",
            "deployment_scheduled",
            "fix_deployment_requested",
            "fix_deployment_started",
            "watch_started");

    public boolean isOffered() {
        return entry.eventId() != null && !entry.isRetracted() && (isRetractable() || isPinnable());
    }

    /** What a service told is not edited. */
    public boolean isCorrectable() {
        var actor = entry.actor();
        var isAutomatic = actor != null && actor.kind() != null && !actor.kind().equals("PERSON");
        return !isAutomatic && isPinnable() && !entry.kind().equals("UNKNOWN");
    }

    public boolean hasText() {
        return !WORDLESS.contains(entry.type());
    }

    public boolean hasTitle() {
        return entry.type().equals("reported");
    }

    /** A headline that follows from what happened is not worded by anybody: only what stands below it is. */
    public String wordsLabel() {
        return switch (entry.type()) {
            case "reported" -> "Description";
            case "note_taken" -> "What it should say";
            default -> "The words below it";
        };
    }

    public boolean isRetractable() {
        return !STAYING.contains(entry.type());
    }

    public boolean isPinnable() {
        return !ABOUT_ENTRIES.contains(entry.type());
    }

    public boolean isReasoned() {
        return isCorrectable() || isRetractable();
    }

    /** What Enter does. */
    public Step first() {
        if (isCorrectable()) {
            return Steps.CORRECT;
        }
        return isRetractable() ? Steps.RETRACT : pin();
    }

    public Step pin() {
        return Boolean.TRUE.equals(entry.pinned()) ? Steps.UNPIN : Steps.PIN;
    }
}
