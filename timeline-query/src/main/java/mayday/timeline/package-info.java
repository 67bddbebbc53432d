/**
 * Answers what happened: projects the published events of all incidents into PostgreSQL, one package per question.
 *
 * <p>Only the application's start lives here. What it knows, it knows from Kafka; nothing here decides anything.
 */
@NullMarked
package mayday.timeline;

import org.jspecify.annotations.NullMarked;
