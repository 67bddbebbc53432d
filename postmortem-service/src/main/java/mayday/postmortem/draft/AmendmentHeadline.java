package mayday.postmortem.draft;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.time.LocalDate;
import java.util.ArrayList;
import mayday.incident.v1.Correction;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.Moment;
import org.jspecify.annotations.Nullable;

/**
 * The line of an event with what the rest of the log adds to it: to a correction, a retraction or a pin the entry that it
 * names, as that one was known until then.
 */
final class AmendmentHeadline {

    /** Code points of what people wrote; the rest stands in the entry itself. */
    private static final int MOST = 80;

    private final Occurrence about;
    private final LocalDate day;

    private AmendmentHeadline(Occurrence about) {
        this.about = about;
        this.day = ClockTime.day(about.at());
    }

    static String of(Occurrence event, EffectiveLog log) {
        if (!EffectiveLog.isAbout(event)) {
            return Headline.of(event) + RequestToLive.words(event, log);
        }
        var before = log.before(event);
        var about = before.about(event);
        return about.map(entry -> new AmendmentHeadline(entry.present()).of(event.event(), before))
                .orElseGet(() -> Headline.of(event));
    }

    private String of(IncidentEvent event, EffectiveLog before) {
        if (event.hasEntryCorrected()) {
            return "Corrected #%d: %s"
                    .formatted(
                            about.sequence(),
                            corrected(event.getEntryCorrected().getCorrection()));
        }
        if (event.hasEntryRetracted()) {
            return "Retracted #%d%s".formatted(about.sequence(), what(before));
        }
        return (event.hasEntryPinned() ? "Pinned #%d%s" : "Unpinned #%d%s").formatted(about.sequence(), what(before));
    }

    /** A correction of a correction is not told once more in full. */
    private String what(EffectiveLog before) {
        var named = before.entries().get(about.sequence() - 1).present();
        var number = before.about(named).map(entry -> entry.told().sequence());
        if (number.isEmpty()) {
            return ": " + Headline.of(about);
        }
        if (about.event().hasEntryCorrected()) {
            return ", the correction of #" + number.get();
        }
        return (about.event().hasEntryRetracted() ? ", the retraction of #" : ", the pin of #") + number.get();
    }

    private String corrected(Correction correction) {
        var known = Correctable.valuesOf(about.event());
        var parts = new ArrayList<String>();
        for (var field : correction.getDescriptorForType().getFields()) {
            if (isSaid(correction, field)) {
                parts.add(part(field, correction, known));
            }
        }
        return parts.isEmpty() ? "nothing" : String.join("; ", parts);
    }

    private static boolean isSaid(Correction correction, FieldDescriptor field) {
        return correction.getAllFields().containsKey(field);
    }

    private String part(FieldDescriptor field, Correction correction, Correction known) {
        var now = spoken(field, correction.getField(field));
        var before = isSaid(known, field) ? spoken(field, known.getField(field)) : null;
        // A text is told as it reads now: what it was stands with the entry.
        return field.getName().equals("text") ? now : instead(now, before);
    }

    private static String instead(String now, @Nullable String before) {
        if (before == null || before.equals(now)) {
            return now;
        }
        return "%s, not %s".formatted(now, before.substring(common(now, before)));
    }

    /** The words that both begin with, such as "happened at", are told once. */
    private static int common(String now, String before) {
        var length = 0;
        for (var i = 0; i < Math.min(now.length(), before.length()) && now.charAt(i) == before.charAt(i); i++) {
            if (now.charAt(i) == '“') {
                return length;
            }
            if (now.charAt(i) == ' ') {
                length = i + 1;
            }
        }
        return length;
    }

    private String spoken(FieldDescriptor field, Object value) {
        return switch (field.getName()) {
            case "occurred_at" -> "happened " + moment((Moment) value);
            case "impact_started_at" -> "impact began " + moment((Moment) value);
            case "detected_at" -> "detected " + moment((Moment) value);
            case "text" -> "reads “%s”".formatted(shortened(value.toString()));
            case "title" -> "titled “%s”".formatted(shortened(value.toString()));
            case "level", "severity" -> field.getName() + " " + word((EnumValueDescriptor) value);
            case "value" -> "affected " + Quantity.words((double) value);
            case "upper" -> "at most " + Quantity.words((double) value);
            case "minutes_lost" -> "minutes lost " + Quantity.words((int) value);
            case "passed" -> (boolean) value ? "passed" : "failed";
            default -> "%s “%s”".formatted(field.getName().replace('_', ' '), shortened(value.toString()));
        };
    }

    private static String word(EnumValueDescriptor value) {
        return value.getName().substring(value.getName().lastIndexOf('_') + 1);
    }

    private String moment(Moment moment) {
        var at = Occurrence.instant(moment.getAt());
        return switch (moment.getPrecision()) {
            case PRECISION_UNKNOWN -> "at a time that nobody knows";
            case PRECISION_DAY -> "on " + ClockTime.day(at);
            case PRECISION_APPROXIMATE -> "about " + ClockTime.of(at, day);
            case PRECISION_EXACT, PRECISION_UNSPECIFIED, UNRECOGNIZED -> "at " + ClockTime.of(at, day);
        };
    }

    private static String shortened(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= MOST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST)).strip() + "…";
    }
}
