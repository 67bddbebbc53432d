package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.CACHES_NOT_CONSIDERED;
import static mayday.command.incident.IncidentRejection.Reason.ROUNDS_MISSING;
import static mayday.command.incident.IncidentRejection.Reason.SIGN_OFFS_MISSING;
import static mayday.command.incident.IncidentRejection.Reason.SYMPTOM_CHECK_MISSING;

import java.util.Set;
import java.util.TreeSet;

/** What a team's policy asks, beyond the verification that every incident needs, before one counts as resolved. */
record Demands(ReportedIncident incident, Policy policy, Gates gates) {

    void requireMet() {
        requireCachesConsidered();
        requireSymptomCheck();
        requireRounds();
        requireSignOffs();
    }

    /** What a hotfix put right may go on being served as it was. */
    private void requireCachesConsidered() {
        var cached = policy.caches().among(incident.impact().systems());
        var item = policy.caches().item();
        gates.require(
                !incident.repair().wayBack().takesHotfix()
                        || cached.isEmpty()
                        || incident.response().ticks().settle(item),
                CACHES_NOT_CONSIDERED,
                "The caches of %s may serve what was there before the hotfix: tick %s on the checklist.",
                cached,
                item);
    }

    private void requireSymptomCheck() {
        var rounds = proof().rounds();
        switch (policy.symptomCheck()) {
            case OPTIONAL -> {}
            case GREEN ->
                gates.require(
                        rounds.isSymptomGone(false),
                        SYMPTOM_CHECK_MISSING,
                        "No check of the symptom has passed in production since the last deployment there.");
            case RED_TO_GREEN ->
                gates.require(
                        rounds.isSymptomGone(true),
                        SYMPTOM_CHECK_MISSING,
                        "No check of the symptom that failed in production has passed since the last deployment there.");
        }
    }

    private void requireRounds() {
        var testers = proof().rounds().testers();
        gates.require(
                testers.size() >= policy.rounds(),
                ROUNDS_MISSING,
                "%d of %d people have run checks in production since the last deployment there" + named(testers) + ".",
                testers.size(),
                policy.rounds(),
                testers);
    }

    private void requireSignOffs() {
        var signers = proof().signers();
        var open = new TreeSet<>(incident.room().present().keySet());
        open.addAll(incident.crew().named().keySet());
        incident.crew().holders().values().forEach(open::addAll);
        open.removeAll(signers);
        var asked = (open.isEmpty() ? "" : "; not yet of those who take part") + named(open);
        gates.require(
                signers.size() >= policy.signOffs(),
                SIGN_OFFS_MISSING,
                "%d of %d people have signed off" + named(signers) + asked + ".",
                signers.size(),
                policy.signOffs(),
                signers,
                open);
    }

    /** Where they are named, if there are any; of nobody nothing is told. */
    private static String named(Set<String> people) {
        return people.isEmpty() ? "%s" : ": %s";
    }

    private Proof proof() {
        return incident.repair().proof();
    }
}
