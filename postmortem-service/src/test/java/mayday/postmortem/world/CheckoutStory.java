package mayday.postmortem.world;

import mayday.incident.v1.ActorKind;
import mayday.incident.v1.ChangeKind;
import mayday.incident.v1.ChangeRole;
import mayday.incident.v1.ChecklistState;
import mayday.incident.v1.Confidence;
import mayday.incident.v1.DismissReason;
import mayday.incident.v1.HypothesisArea;
import mayday.incident.v1.ImpactLevel;
import mayday.incident.v1.IncidentMode;
import mayday.incident.v1.NoteKind;
import mayday.incident.v1.Precision;
import mayday.incident.v1.ReportSource;
import mayday.incident.v1.ResponderRole;
import mayday.incident.v1.RestoreSource;
import mayday.incident.v1.RollbackPartKind;
import mayday.incident.v1.Severity;
import mayday.incident.v1.Strategy;

/** One incident with everything in it: every fact of the contract, texts that try to be markup, times of every kind. */
public final class CheckoutStory {

    private CheckoutStory() {}

    public static Story of(int number) {
        var story = new Story(number);
        reportAndImpact(story);
        room(story);
        firstTry(story);
        secondTry(story);
        end(story);
        return story;
    }

    private static void reportAndImpact(Story story) {
        story.tell("12:05", event -> {
            var reported = event.getReportedBuilder()
                    .setTitle("Checkout answers 500 <script>alert(1)</script>")
                    .setDescription("# not a heading\nCarts are lost | *not bold* [no](javascript:alert(1))")
                    .setSource(ReportSource.REPORT_SOURCE_SUPPORT)
                    .setReference("https://support.example/t/4711")
                    .setReporter("Grace")
                    .setSeverity(Severity.SEVERITY_SEV2)
                    .setMode(IncidentMode.INCIDENT_MODE_LIVE);
            reported.getImpactStartedAtBuilder()
                    .setAt(Story.timestamp("11:58"))
                    .setPrecision(Precision.PRECISION_APPROXIMATE);
            reported.getDetectedAtBuilder().setAt(Story.timestamp("12:01"));
            reported.getReproductionBuilder()
                    .addSteps("put a book into the cart")
                    .addSteps("pay")
                    .setExpected("a receipt")
                    .setSeen("500")
                    .setEnvironment("production");
            reported.addSystemsBuilder().getTargetBuilder().setSystem("mail");
            event.addWarningsBuilder().setCode("late").setDetail("Reported seven minutes after the impact began.");
        });
        story.tell("12:00", event -> {
            var started = event.getImpactStartedBuilder().setLevel(ImpactLevel.IMPACT_LEVEL_PARTIAL);
            started.getTargetBuilder()
                    .setSystem("checkout")
                    .setFunctionality("payment")
                    .setRegion("eu");
        });
        story.starts("12:04", "checkout", ImpactLevel.IMPACT_LEVEL_DOWN);
        story.tell(
                "2026-03-01T12:06:30Z",
                event -> event.getReportAddedBuilder()
                        .setSource(ReportSource.REPORT_SOURCE_SOCIAL)
                        .setText("https://social.example/1 says the shop is broken"));
        story.tell("12:07", event -> event.getAcknowledgedBuilder().setText("On it"));
    }

    private static void room(Story story) {
        story.tell(
                "12:08",
                event -> event.getSeverityChangedBuilder()
                        .setFrom(Severity.SEVERITY_SEV2)
                        .setTo(Severity.SEVERITY_SEV1)
                        .setReason("nobody can pay"));
        story.tell(
                "12:08",
                event -> event.getTeamCalledInBuilder().setTeam("payments").setReason("they own the gateway"));
        story.tell("12:08", event -> event.getEscalatedBuilder().setReason("all hands"));
        story.tell(
                "12:08",
                event -> event.getWarRoomOpenedBuilder()
                        .setLink("https://meet.example/inc-7")
                        .setProvider("Meet"));
        story.tell(
                "12:09",
                event -> event.getParticipantJoinedBuilder()
                        .setPerson("ada")
                        .setTeam("shop")
                        .setRole("commander"));
        story.tell(
                "12:10",
                event -> event.getParticipantJoinedBuilder().setPerson("Linus").setTeam("payments"));
        story.tell(
                "12:10",
                event -> event.getRoleAssignedBuilder()
                        .setRole(ResponderRole.RESPONDER_ROLE_SCRIBE)
                        .setPerson("Linus"));
        story.tell(
                "12:11",
                event -> event.getUsersAffectedEstimatedBuilder()
                        .setValue(3000)
                        .setUpper(5000)
                        .setUnit("users")
                        .setMethod("failed payments in the log")
                        .setConfidence(Confidence.CONFIDENCE_MEDIUM));
        story.tell("12:12", Precision.PRECISION_APPROXIMATE, event -> {
            var linked = event.getChangeLinkedBuilder()
                    .setRole(ChangeRole.CHANGE_ROLE_SUSPECT)
                    .setReason("the only change before noon");
            linked.getChangeBuilder()
                    .setId("deploy-81")
                    .setKind(ChangeKind.CHANGE_KIND_DEPLOYMENT)
                    .setSystem("checkout")
                    .setReference("https://git.example/pr/81")
                    .getAtBuilder()
                    .setAt(Story.timestamp("11:55"));
        });
        story.tell(
                "12:13",
                event -> event.getNoteTakenBuilder()
                        .setKind(NoteKind.NOTE_KIND_FINDING)
                        .setText("max_connections is used up"));
        hypotheses(story);
    }

    private static void hypotheses(Story story) {
        story.tell(
                "12:13",
                event -> event.getHypothesisRaisedBuilder()
                        .setHypothesisId("H1")
                        .setArea(HypothesisArea.HYPOTHESIS_AREA_THIRD_PARTY)
                        .setText("The gateway is slow"));
        story.tell(
                "12:14",
                event -> event.getHypothesisRuledOutBuilder()
                        .setHypothesisId("H1")
                        .setReason("it answers in 80 ms"));
        story.tell(
                "12:14",
                event -> event.getHypothesisRaisedBuilder()
                        .setHypothesisId("H2")
                        .setArea(HypothesisArea.HYPOTHESIS_AREA_DATA)
                        .setText("The migration holds locks"));
        story.tell(
                "12:14",
                event -> event.getHypothesisConfirmedBuilder()
                        .setHypothesisId("H2")
                        .setReason("pg_locks shows it"));
    }

    private static void firstTry(Story story) {
        story.tell("12:15", event -> {
            var chosen = event.getStrategyChosenBuilder()
                    .setStrategy(Strategy.STRATEGY_HOTFIX)
                    .setRationale("looks like one line")
                    .addDecidedBy("Ada Lovelace");
            chosen.addOptionsBuilder()
                    .setStrategy(Strategy.STRATEGY_REVERT)
                    .addInFavor("known")
                    .addAgainst("a migration ran");
        });
        story.tell(
                "12:20",
                event -> event.getFixDeploymentStartedBuilder()
                        .setDeploymentId("fix-1")
                        .setEnvironment("production")
                        .setSystem("checkout")
                        .setVersion("2.0.1")
                        .addCommits("abc123")
                        .setPipelineUrl("https://ci.example/1")
                        .setUndoPlan("deploy 2.0.0"));
        story.tell(
                "12:25",
                event -> event.getFixDeploymentFailedBuilder()
                        .setDeploymentId("fix-1")
                        .setEnvironment("production")
                        .setText("the runner died"));
        story.tell(
                "12:26",
                event -> event.getNoteTakenBuilder()
                        .setKind(NoteKind.NOTE_KIND_OBSTACLE)
                        .setText("No runner was free")
                        .setSystem("ci")
                        .setMinutesLost(12));
        story.tell(
                "12:38",
                event -> event.getStrategySupersededBuilder()
                        .setStrategy(Strategy.STRATEGY_HOTFIX)
                        .setReason("takes too long"));
    }

    private static void secondTry(Story story) {
        story.tell(
                "12:37",
                event -> event.getStrategyProposedBuilder()
                        .setStrategy(Strategy.STRATEGY_ROLLBACK)
                        .setRationale("the table is the trouble")
                        .addInFavor("nothing stays behind")
                        .addAgainst("takes two teams")
                        .setProposedBy("Linus"));
        story.tell("12:38", event -> {
            var chosen = event.getStrategyChosenBuilder()
                    .setStrategy(Strategy.STRATEGY_ROLLBACK)
                    .setRationale("the database must go back too")
                    .setRestoreSource(RestoreSource.RESTORE_SOURCE_LAST_GOOD_BUILD)
                    .setProvenance("build 77");
            chosen.getRevertedBuilder().setFirst("abc").setLast("def");
            chosen.addRollbackPartsBuilder()
                    .setName("schema")
                    .setKind(RollbackPartKind.ROLLBACK_PART_KIND_DATABASE)
                    .setTargetVersion("41")
                    .setOwner("Linus")
                    .setOrder(1)
                    .addDependsOn("traffic off");
        });
        story.tell("12:39", event -> {
            var planned = event.getRollbackPlannedBuilder();
            planned.addPartsBuilder()
                    .setName("traffic off")
                    .setKind(RollbackPartKind.ROLLBACK_PART_KIND_INFRASTRUCTURE)
                    .setOrder(1);
            planned.addPartsBuilder()
                    .setName("schema")
                    .setKind(RollbackPartKind.ROLLBACK_PART_KIND_DATABASE)
                    .setTargetVersion("41")
                    .setOwner("Linus")
                    .setOrder(2)
                    .addDependsOn("traffic off");
        });
        story.tell("12:39", event -> event.getRollbackStepCompletedBuilder().setPart("traffic off"));
        story.tell(
                "12:41",
                event -> event.getRollbackStepFailedBuilder().setPart("schema").setReason("a lock was held"));
        story.tell(
                "12:42",
                event -> event.getRollbackStepCompletedBuilder()
                        .setPart("schema")
                        .setText("41 is in place again"));
        story.tell(
                "12:40",
                event -> event.getFixDeploymentStartedBuilder()
                        .setDeploymentId("fix-2")
                        .setEnvironment("production"));
        story.tell(
                "12:43",
                event -> event.getFixDeploymentPartialBuilder()
                        .setDeploymentId("fix-2")
                        .setEnvironment("production")
                        .setText("one zone is missing"));
        story.changes("12:44", "checkout", ImpactLevel.IMPACT_LEVEL_DEGRADED);
        story.tell(
                "12:44",
                event -> event.getFixDeploymentRequestedBuilder()
                        .setDeploymentId("fix-3")
                        .setEnvironment("production")
                        .setRequestedOf("the deployer"));
        story.tell(
                "12:45",
                event -> event.getFixDeploymentStartedBuilder()
                        .setDeploymentId("fix-3")
                        .setEnvironment("production"));
        story.tell(
                "12:50",
                event -> event.getFixDeployedBuilder().setDeploymentId("fix-3").setEnvironment("production"));
        story.tell("2026-03-01T12:51:07.250Z", event -> {
            event.getActorBuilder()
                    .setKind(ActorKind.ACTOR_KIND_SERVICE)
                    .setId("pipeline")
                    .clearName();
            var check = event.getCheckFailedBuilder()
                    .getCheckBuilder()
                    .setName("pay with a card")
                    .setSystem("checkout")
                    .setEnvironment("production")
                    .setSymptom(true)
                    .setRun("run 1")
                    .setPerformedBy("robot");
            check.getEvidenceBuilder().setUrl("javascript:alert(1)").setQuery("status:500");
        });
        story.tell(
                "12:52",
                event -> event.getFixRejectedBuilder()
                        .setEnvironment("production")
                        .addSystems("checkout")
                        .setReason("one zone still fails"));
    }

    private static void end(Story story) {
        story.tell(
                "13:30",
                event -> event.getCheckPassedBuilder()
                        .getCheckBuilder()
                        .setName("pay with a card")
                        .setSystem("checkout")
                        .setEnvironment("production")
                        .setText("green"));
        story.tell(
                "13:31",
                event -> event.getFixVerifiedBuilder()
                        .setEnvironment("production")
                        .addSystems("checkout")
                        .setText("two people tried"));
        story.tell(
                "13:31",
                event -> event.getSignedOffBuilder()
                        .setPerson("ada")
                        .setSystem("checkout")
                        .setText("a hundred orders"));
        story.ends("13:32", "checkout");
        story.tell(
                "13:32",
                event -> event.getImpactEndedBuilder()
                        .getTargetBuilder()
                        .setSystem("checkout")
                        .setFunctionality("payment")
                        .setRegion("eu"));
        story.tell("13:33", event -> event.getMitigatedBuilder().setText("Receipts arrive"));
        story.tell(
                "13:34",
                event -> event.getWatchStartedBuilder()
                        .setUntil(Story.timestamp("14:34"))
                        .addWatching("error rate"));
        story.tell(
                "2026-03-01T00:00:00Z",
                Precision.PRECISION_DAY,
                event -> event.getNoteTakenBuilder()
                        .setKind(NoteKind.NOTE_KIND_PROBLEM)
                        .setText("Alerts fire\n1. too late\n- and to the wrong team"));
        story.tell(
                "13:35",
                event -> event.getUsersAffectedEstimatedBuilder().setValue(4120).setUnit("users"));
        story.tell("13:36", event -> event.getParticipantLeftBuilder().setPerson("Linus"));
        story.tell("13:36", event -> event.getWarRoomClosedBuilder());
        story.tell(
                "13:37",
                event -> event.getRegressionReportedBuilder()
                        .setText("Receipts arrive twice")
                        .setSystem("mail"));
        story.tell("14:34", event -> event.getWatchEndedBuilder().setClean(true).setText("quiet"));
        story.tell(
                "14:35",
                event -> event.getResolvedBuilder()
                        .setSummary("Rolled back to 2.0.0")
                        .setOverride(true)
                        .setOverrideReason("mail is not ours"));
        story.tell(
                "14:36",
                event -> event.getChecklistItemTickedBuilder()
                        .setItemId("next-try")
                        .setTitle("We agreed when to deploy again")
                        .setState(ChecklistState.CHECKLIST_STATE_SKIPPED)
                        .setReason("nobody wants it any more"));
        story.tell(
                "14:37",
                event -> event.getAccessRestrictedBuilder()
                        .addVisibleTo("ada")
                        .addVisibleTo("shop")
                        .setReason("names of customers"));
        story.tell("14:38", event -> event.getAccessOpenedBuilder().setReason("they are removed"));
        story.tell("15:00", event -> event.getReopenedBuilder().setReason("a customer calls"));
        story.tell(
                "15:02",
                event -> event.getDismissedBuilder()
                        .setReason(DismissReason.DISMISS_REASON_EXPECTED)
                        .setText("they block our scripts"));
        story.tell("15:05", event -> event.getReopenedBuilder().setReason("she calls again"));
        story.tell("15:10", event -> event.getResolvedBuilder().setSummary("It was their browser"));
        story.tell(
                "16:00",
                event -> event.getNoteTakenBuilder()
                        .setKind(NoteKind.NOTE_KIND_COMMUNICATION)
                        .setText("Told the press"));
        corrections(story);
        record(story);
        plans(story);
        places(story);
    }

    private static void record(Story story) {
        story.notes("16:06", "Told the partners too late");
        story.corrects(
                "16:07",
                story.lastId(),
                values -> values.setOccurredAt(Story.moment("15:58")).setText("Told the partners"));
        story.notes("16:08", "The cache was cold");
        story.retracts("16:09", story.lastId());
        var rejected = story.events().stream()
                .filter(event -> event.hasFixRejected())
                .findFirst()
                .orElseThrow()
                .getEventId();
        story.tell("16:10", event -> event.getEntryPinnedBuilder().setEventId(rejected));
        story.tell("16:10", event -> event.getEntryPinnedBuilder().setEventId(story.id(1)));
        story.tell("16:11", event -> event.getEntryUnpinnedBuilder().setEventId(story.id(1)));
        story.tell(
                "16:12",
                event -> event.getChecklistItemTickedBuilder()
                        .setItemId("status-page")
                        .setTitle("Update the status page")
                        .setState(ChecklistState.CHECKLIST_STATE_SKIPPED)
                        .setReason("there is none"));
    }

    private static void plans(Story story) {
        story.tell(
                "16:13",
                event -> event.getStrategyProposedBuilder()
                        .setStrategy(Strategy.STRATEGY_SCALE)
                        .setRationale("until the index is there")
                        .addInFavor("quick")
                        .addAgainst("costly"));
        story.tell(
                "16:14",
                event -> event.getRollbackPlannedBuilder()
                        .addPartsBuilder()
                        .setName("schema")
                        .setKind(RollbackPartKind.ROLLBACK_PART_KIND_DATABASE));
        story.tell(
                "16:15",
                event -> event.getRollbackStepFailedBuilder().setPart("schema").setReason("locked"));
        story.tell("16:16", event -> event.getRollbackStepCompletedBuilder().setPart("schema"));
        story.tell(
                "16:17",
                event -> event.getDeploymentScheduledBuilder()
                        .setScheduleId("again-1")
                        .setEnvironment("production")
                        .setPlannedAt(Story.timestamp("2026-03-02T09:00:00Z"))
                        .setUndoPlan("deploy 2.0.0"));
        story.tell(
                "16:18",
                event -> event.getDeploymentScheduleCanceledBuilder()
                        .setScheduleId("again-1")
                        .setReason("a holiday"));
    }

    private static void places(Story story) {
        story.tell(
                "16:19",
                event -> event.getAccessRestrictedBuilder()
                        .addVisibleTo("payments")
                        .setReason("names of customers"));
        story.tell("16:20", event -> event.getAccessOpenedBuilder().setReason("names are gone"));
        story.tell(
                "16:21",
                event -> event.getAbsorbedBuilder()
                        .setIncidentId("01950000-0000-7000-8000-000000000008")
                        .setIncidentNumber("INC-8"));
        story.tell(
                "16:22",
                event -> event.getSplitBuilder()
                        .setIntoIncidentId("01950000-0000-7000-8000-000000000009")
                        .setIntoIncidentNumber("INC-9")
                        .setReason("mail is another matter"));
        story.tell(
                "16:23",
                event -> event.getSplitOffBuilder()
                        .setFromIncidentId("01950000-0000-7000-8000-000000000006")
                        .setFromIncidentNumber("INC-6"));
        story.tell(
                "16:24",
                event -> event.getMergedBuilder()
                        .setIntoIncidentId("01950000-0000-7000-8000-000000000010")
                        .setIntoIncidentNumber("INC-10"));
    }

    private static void corrections(Story story) {
        story.tell(
                "16:01",
                event -> event.getParticipantNamedBuilder()
                        .setPerson("Grace")
                        .setTeam("database")
                        .setRole("expert"));
        story.tell(
                "16:02",
                event -> event.getParticipantNamedBuilder().setPerson("Alan").setTeam("database"));
        story.tell(
                "16:03",
                event -> event.getParticipantRemovedBuilder().setPerson("Alan").setReason("he was on leave"));
        story.tell(
                "16:04",
                event -> event.getChangeLinkedBuilder()
                        .setRole(ChangeRole.CHANGE_ROLE_SUSPECT)
                        .getChangeBuilder()
                        .setId("flag-3"));
        story.tell(
                "16:05",
                event -> event.getChangeUnlinkedBuilder()
                        .setChangeId("flag-3")
                        .setRole(ChangeRole.CHANGE_ROLE_SUSPECT)
                        .setReason("it was never on"));
    }
}
