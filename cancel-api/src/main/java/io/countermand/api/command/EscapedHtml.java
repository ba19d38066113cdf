package io.countermand.api.command;

/** Text from outside is escaped once, here, and then stored, shown and sent as it is. */
final class EscapedHtml {

    private EscapedHtml() {}

    static String of(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
