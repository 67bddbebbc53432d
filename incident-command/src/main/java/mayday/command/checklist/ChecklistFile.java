package mayday.command.checklist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mayday.command.incident.Checklist;
import mayday.command.incident.ChecklistItem;
import mayday.command.incident.ChecklistItem.Condition;
import mayday.command.incident.ChecklistItem.Group;
import mayday.command.incident.ChecklistItem.Trigger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.Resource;

/** A checklist in YAML. Each fault becomes a sentence that names the item, so that all can be put right at once. */
final class ChecklistFile {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern TRIGGER =
            Pattern.compile("(?<fact>[a-z_]+)( where (?<field>[A-Za-z_.]+) *= *(?<value>\\S.*))?");
    private static final Pattern CONDITION = Pattern.compile("(?<field>[A-Za-z_.]+) *= *(?<value>\\S.*)");
    private static final Set<String> FIELDS = Set.of("id", "title", "group", "tickedBy", "onlyWhen");
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_TITLE = 200;
    private static final int MOST_ITEMS = 200;

    private final List<String> faults = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private ChecklistFile() {}

    /** @throws InvalidChecklist saying everything that is wrong with it */
    static Checklist read(String location, Resource file) {
        if (!file.isReadable()) {
            throw new InvalidChecklist(
                    location, List.of("There is no such file; a path on disk is written as file:/path/to/it.yml."));
        }
        var checklist = new ChecklistFile();
        var items = checklist.items(yaml(location, file));
        if (!checklist.faults.isEmpty()) {
            throw new InvalidChecklist(location, checklist.faults);
        }
        return new Checklist(items);
    }

    private static Map<String, Object> yaml(String location, Resource file) {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(file);
        try {
            return Objects.requireNonNullElse(yaml.getObject(), Map.of());
        } catch (RuntimeException unreadable) {
            throw new InvalidChecklist(location, unreadable);
        }
    }

    private List<ChecklistItem> items(Map<String, Object> document) {
        if (!(document.get("items") instanceof List<?> listed) || document.size() > 1) {
            faults.add("It has one list named items, and nothing beside it.");
            return List.of();
        }
        if (listed.size() > MOST_ITEMS) {
            faults.add("It has %d items; %d are the most.".formatted(listed.size(), MOST_ITEMS));
        }
        var items = new ArrayList<ChecklistItem>();
        for (int index = 0; index < listed.size(); index++) {
            var place = "Item %d".formatted(index + 1);
            if (listed.get(index) instanceof Map<?, ?> fields) {
                items.add(item(place, fields));
            } else {
                fault(place, "has no fields");
            }
        }
        return items;
    }

    private ChecklistItem item(String place, Map<?, ?> fields) {
        var id = text(fields, "id");
        var name = id.isEmpty() ? place : "Item %s".formatted(id);
        for (var field : new TreeSet<>(strings(List.copyOf(fields.keySet())))) {
            if (!FIELDS.contains(field)) {
                fault(name, "has a field %s, which is not known".formatted(field));
            }
        }
        if (!ID.matcher(id).matches() || id.length() > LONGEST_ID) {
            fault(name, "needs an id of small letters, digits and hyphens, such as tell-the-team");
        } else if (!ids.add(id)) {
            fault(name, "is there twice");
        }
        var title = text(fields, "title");
        if (title.isEmpty()) {
            fault(name, "has no title");
        } else if (title.length() > LONGEST_TITLE) {
            fault(name, "has a title longer than %d characters".formatted(LONGEST_TITLE));
        }
        return new ChecklistItem(
                id, title, group(name, text(fields, "group")), triggers(name, fields), onlyWhen(name, fields));
    }

    private Group group(String name, String written) {
        var group = Arrays.stream(Group.values())
                .filter(known -> word(known).equals(written))
                .findFirst();
        if (group.isEmpty()) {
            var known = Arrays.stream(Group.values()).map(ChecklistFile::word).collect(Collectors.joining(", "));
            fault(name, "has group %s; it is one of %s".formatted(written.isEmpty() ? "none" : written, known));
        }
        return group.orElse(Group.REPORT);
    }

    private static String word(Group group) {
        return group.name().toLowerCase(Locale.ROOT);
    }

    private List<Trigger> triggers(String name, Map<?, ?> fields) {
        var written = switch (fields.get("tickedBy")) {
            case null -> List.<String>of();
            case List<?> several -> strings(several);
            case Object one -> List.of(one.toString());
        };
        return written.stream()
                .map(trigger -> trigger(name, trigger))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Trigger> trigger(String name, String written) {
        var parts = TRIGGER.matcher(written.strip());
        if (!parts.matches()) {
            fault(name, "is ticked by '%s'; it is a fact, or 'fact where field=value'".formatted(written));
            return Optional.empty();
        }
        var where = parts.group("field") == null
                ? null
                : new Condition(parts.group("field"), parts.group("value").strip());
        var trigger = new Trigger(parts.group("fact"), where);
        Facts.fault(trigger).ifPresent(fault -> fault(name, fault));
        return Optional.of(trigger);
    }

    private @Nullable Condition onlyWhen(String name, Map<?, ?> fields) {
        var written = text(fields, "onlyWhen");
        if (written.isEmpty()) {
            return null;
        }
        var parts = CONDITION.matcher(written);
        if (!parts.matches()) {
            fault(name, "matters only when '%s'; it is 'field=value'".formatted(written));
            return null;
        }
        var condition = new Condition(parts.group("field"), parts.group("value").strip());
        Circumstances.fault(condition).ifPresent(fault -> fault(name, fault));
        return condition;
    }

    private void fault(String name, String what) {
        faults.add("%s %s.".formatted(name, what));
    }

    private static String text(Map<?, ?> fields, String field) {
        return Objects.toString(fields.get(field), "").strip();
    }

    private static List<String> strings(List<?> values) {
        return values.stream().map(String::valueOf).toList();
    }
}
