package io.countermand.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;

/** Where the story is told: plain text, with colours only on a terminal. */
public final class Screen {

    private static final String INDENT = "  ";

    private final PrintStream out;
    private final boolean colours;

    public Screen(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    public void title(String text) {
        out.println();
        out.println(styled("1", text));
        out.println(styled("1", "=".repeat(text.length())));
    }

    void chapter(String text) {
        out.println();
        out.println(styled("1;36", text));
        out.println(styled("36", "-".repeat(text.length())));
    }

    public void line(String text) {
        out.println(text.isEmpty() ? "" : INDENT + text);
    }

    void quiet(String text) {
        text.lines().forEach(line -> out.println(INDENT + styled("2", line)));
    }

    void strong(String text) {
        out.println(INDENT + styled("1", text));
    }

    void good(String text) {
        out.println(INDENT + styled("32", text));
    }

    public void bad(String text) {
        text.lines().forEach(line -> out.println(INDENT + styled("1;31", line)));
    }

    void json(JsonNode json) {
        quiet(json.toPrettyString());
    }

    public void table(Table table) {
        var lines = table.lines();
        out.println(INDENT + styled("1", lines.getFirst()));
        lines.stream().skip(1).forEach(line -> out.println(INDENT + line));
    }

    private String styled(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
