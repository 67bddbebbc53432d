package mayday.postmortem.export;

import java.util.ArrayList;
import java.util.List;

/** A Markdown document as it grows. */
final class Markdown {

    private final StringBuilder text = new StringBuilder();

    Markdown heading(int level, String heading) {
        return paragraph("#".repeat(level) + " " + heading);
    }

    Markdown paragraph(String paragraph) {
        if (!text.isEmpty()) {
            text.append('\n');
        }
        text.append(paragraph).append('\n');
        return this;
    }

    Markdown list(List<String> items) {
        return paragraph(
                String.join("\n", items.stream().map(item -> "- " + item).toList()));
    }

    Markdown table(List<String> head, List<List<String>> rows) {
        var lines = new ArrayList<String>();
        lines.add(row(head));
        lines.add("|" + " --- |".repeat(head.size()));
        rows.forEach(cells -> lines.add(row(cells)));
        return paragraph(String.join("\n", lines));
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
