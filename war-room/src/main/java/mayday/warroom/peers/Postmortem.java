package mayday.warroom.peers;

import org.jspecify.annotations.Nullable;

/** What an incident's page needs to know about its post-mortem: that it exists, and how far it is. */
public record Postmortem(String number, @Nullable String status) {}
