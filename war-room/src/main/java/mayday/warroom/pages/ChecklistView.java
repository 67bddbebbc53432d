package mayday.warroom.pages;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import mayday.warroom.peers.Checklist;

/**
 * The checklist in words, step by step.
 *
 * @param beside times of another day than this one are told with their day
 */
record ChecklistView(Checklist list, Instant beside) {

    /** One step of it; {@code current} where it is the first with something left to do. */
    record Group(String name, List<Item> items, boolean current) {

        public String id() {
            return "checklist-" + name.toLowerCase(Locale.ROOT);
        }

        public String word() {
            return Told.word(name);
        }

        public String count() {
            return "%d of %d".formatted(items.size() - open(), items.size());
        }

        private long open() {
            return items.stream().filter(Item::isOpen).count();
        }
    }

    /** One thing to do. */
    record Item(Checklist.Item said, Instant beside) {

        public String id() {
            return said.id();
        }

        public String title() {
            return said.title();
        }

        public boolean isOpen() {
            return said.state().equals("OPEN");
        }

        public String style() {
            return said.state().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public String state() {
            return Told.word(said.state());
        }

        /** Who said so, or what it followed from, and when, as far as that is known. */
        public String because() {
            var tick = said.tickedBy();
            if (tick == null) {
                return "";
            }
            var what = tick.byHand() ? tick.person() : Told.word(tick.fact());
            return switch (tick.precision()) {
                case "DAY", "UNKNOWN" -> what;
                case null, default -> what + ", " + MinuteLog.told(tick.at(), beside) + " UTC";
            };
        }

        public String reason() {
            return said.reason() == null ? "" : said.reason();
        }
    }

    public List<Item> items() {
        return list.items().stream().map(item -> new Item(item, beside)).toList();
    }

    public String count() {
        var open = items().stream().filter(Item::isOpen).count();
        return "%d of %d".formatted(items().size() - open, items().size());
    }

    /** In the order in which the list first comes to them. */
    public List<Group> groups() {
        var grouped = items().stream()
                .collect(Collectors.groupingBy(item -> item.said().group(), LinkedHashMap::new, Collectors.toList()));
        var current = items().stream()
                .filter(Item::isOpen)
                .map(item -> item.said().group())
                .min(Comparator.comparingInt(List.copyOf(grouped.keySet())::indexOf))
                .orElse("");
        return grouped.entrySet().stream()
                .map(group -> new Group(
                        group.getKey(), group.getValue(), group.getKey().equals(current)))
                .toList();
    }
}
