package mayday.command.contract;

import static mayday.command.contract.PublicValues.setIfStated;

import mayday.command.incident.IncidentEvent;
import mayday.incident.v1.HypothesisConfirmed;
import mayday.incident.v1.HypothesisRaised;
import mayday.incident.v1.HypothesisRuledOut;

/** The public form of where the cause was supposed to be, and what became of it. */
final class PublicHypotheses {

    private PublicHypotheses() {}

    static HypothesisRaised raised(IncidentEvent.HypothesisRaised raised) {
        var fact = HypothesisRaised.newBuilder()
                .setHypothesisId(raised.hypothesisId())
                .setArea(PublicValues.hypothesisArea(raised.area()))
                .setText(raised.text());
        raised.evidence().forEach(evidence -> fact.addEvidence(PublicValues.evidence(evidence)));
        return fact.build();
    }

    static HypothesisRuledOut ruledOut(IncidentEvent.HypothesisRuledOut ruledOut) {
        var fact = HypothesisRuledOut.newBuilder().setHypothesisId(ruledOut.hypothesisId());
        setIfStated(ruledOut.reason(), fact::setReason);
        ruledOut.evidence().forEach(evidence -> fact.addEvidence(PublicValues.evidence(evidence)));
        return fact.build();
    }

    static HypothesisConfirmed confirmed(IncidentEvent.HypothesisConfirmed confirmed) {
        var fact = HypothesisConfirmed.newBuilder().setHypothesisId(confirmed.hypothesisId());
        setIfStated(confirmed.reason(), fact::setReason);
        confirmed.evidence().forEach(evidence -> fact.addEvidence(PublicValues.evidence(evidence)));
        return fact.build();
    }
}
