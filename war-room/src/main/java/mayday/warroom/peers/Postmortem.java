package mayday.warroom.peers;

import org.jspecify.annotations.Nullable;

/** What the list needs to know about a post-mortem: that it exists, and how far it is. */
public record Postmortem(@Nullable String status) {}
