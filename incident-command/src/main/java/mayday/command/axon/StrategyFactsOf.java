package mayday.command.axon;

import mayday.command.incident.IncidentId;
import mayday.command.incident.Policy;
import mayday.command.incident.StrategyFacts;
import mayday.command.store.StoreRefusal;

/** Reads what an incident tells about the way back, as it is stored now. */
public final class StrategyFactsOf {

    private final RecordedIncidents incidents;
    private final Policy policy;

    StrategyFactsOf(RecordedIncidents incidents, Policy policy) {
        this.incidents = incidents;
        this.policy = policy;
    }

    /**
     * Those of one incident.
     *
     * @throws StoreRefusal the store cannot be asked
     */
    public StrategyFacts incident(IncidentId id) {
        return incidents.latest(id).log().incident().strategyFacts(policy);
    }
}
