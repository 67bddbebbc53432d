package mayday.command.incident;

/** The ways back to a working production. */
public enum Strategy {
    HOTFIX,
    REVERT,
    ROLLBACK,
    REDEPLOY_LAST_GOOD,
    FEATURE_OFF,
    FAILOVER,
    SCALE,
    RESTORE_BACKUP,
    OTHER
}
