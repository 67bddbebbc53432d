package mayday.command.contract;

import static mayday.command.contract.PublicValues.setIfStated;

import mayday.command.incident.IncidentEvent;
import mayday.command.incident.IncidentNumber;
import mayday.incident.v1.IncidentAbsorbed;
import mayday.incident.v1.IncidentMerged;
import mayday.incident.v1.IncidentSplit;
import mayday.incident.v1.IncidentSplitOff;

/** The public form of how incidents became one, or two. */
final class PublicKinship {

    private PublicKinship() {}

    static IncidentMerged merged(IncidentEvent.IncidentMerged merged) {
        var fact = IncidentMerged.newBuilder()
                .setIntoIncidentId(merged.into().toString())
                .setIntoIncidentNumber(IncidentNumber.text(merged.intoNumber()));
        setIfStated(merged.reason(), fact::setReason);
        return fact.build();
    }

    static IncidentAbsorbed absorbed(IncidentEvent.IncidentAbsorbed absorbed) {
        var fact = IncidentAbsorbed.newBuilder()
                .setIncidentId(absorbed.from().toString())
                .setIncidentNumber(IncidentNumber.text(absorbed.fromNumber()));
        setIfStated(absorbed.reason(), fact::setReason);
        return fact.build();
    }

    static IncidentSplit split(IncidentEvent.IncidentSplit split) {
        var fact = IncidentSplit.newBuilder()
                .setIntoIncidentId(split.into().toString())
                .setIntoIncidentNumber(IncidentNumber.text(split.intoNumber()));
        setIfStated(split.reason(), fact::setReason);
        return fact.build();
    }

    static IncidentSplitOff splitOff(IncidentEvent.IncidentSplitOff splitOff) {
        var fact = IncidentSplitOff.newBuilder()
                .setFromIncidentId(splitOff.from().toString())
                .setFromIncidentNumber(IncidentNumber.text(splitOff.fromNumber()));
        setIfStated(splitOff.reason(), fact::setReason);
        return fact.build();
    }
}
