package mayday.command.incident;

/** Where the cause is supposed to be. PRODUCTION_ONLY: in what production has and no other environment does. */
public enum HypothesisArea {
    PRODUCTION_ONLY,
    FRONT_END,
    BACK_END,
    THIRD_PARTY,
    DATA,
    INFRASTRUCTURE,
    CHANGE,
    OTHER
}
