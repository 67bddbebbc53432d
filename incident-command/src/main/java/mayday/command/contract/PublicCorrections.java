package mayday.command.contract;

import static mayday.command.contract.PublicValues.setIfStated;

import mayday.command.incident.IncidentEvent;
import mayday.incident.v1.Correction;
import mayday.incident.v1.EntryCorrected;
import mayday.incident.v1.EntryRetracted;

/** The public form of what is said of the log itself. */
final class PublicCorrections {

    private PublicCorrections() {}

    static EntryCorrected corrected(IncidentEvent.EntryCorrected corrected) {
        return EntryCorrected.newBuilder()
                .setEventId(corrected.eventId().toString())
                .setReason(corrected.reason())
                .setCorrection(correction(corrected.correction()))
                .build();
    }

    private static Correction correction(mayday.command.incident.Correction correction) {
        var values = Correction.newBuilder().setSeverity(PublicValues.severity(correction.severity()));
        setIfStated(correction.occurredAt(), at -> values.setOccurredAt(PublicValues.moment(at)));
        setIfStated(correction.title(), values::setTitle);
        setIfStated(correction.text(), values::setText);
        setIfStated(correction.level(), level -> values.setLevel(PublicValues.level(level)));
        setIfStated(correction.value(), values::setValue);
        setIfStated(correction.upper(), values::setUpper);
        setIfStated(correction.minutesLost(), values::setMinutesLost);
        setIfStated(correction.system(), values::setSystem);
        setIfStated(correction.environment(), values::setEnvironment);
        setIfStated(correction.version(), values::setVersion);
        setIfStated(correction.passed(), values::setPassed);
        setIfStated(correction.impactStartedAt(), at -> values.setImpactStartedAt(PublicValues.moment(at)));
        setIfStated(correction.detectedAt(), at -> values.setDetectedAt(PublicValues.moment(at)));
        return values.build();
    }

    static EntryRetracted retracted(IncidentEvent.EntryRetracted retracted) {
        return EntryRetracted.newBuilder()
                .setEventId(retracted.eventId().toString())
                .setReason(retracted.reason())
                .build();
    }
}
