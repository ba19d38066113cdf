package io.countermand.api.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A line of the table: {@code METHOD ~ path ~ header; header ~ body ~ status ~ i18nKey}. */
record ListedRequest(String method, String path, List<String> headers, String body, int status, String key) {

    private static final Pattern REPEATED = Pattern.compile("<(.{1,8}?)\\*(\\d+)>");
    private static final Pattern BYTES = Pattern.compile("<0x([0-9a-f]{2})>");

    static ListedRequest of(String line) {
        var parts = Arrays.stream(line.split("~", -1)).map(String::strip).toList();
        if (parts.size() != 6) {
            throw new IllegalArgumentException("six columns are needed: " + line);
        }
        return new ListedRequest(
                expanded(parts.get(0)),
                expanded(parts.get(1)),
                headers(parts.get(2)),
                bytes(expanded(parts.get(3))),
                Integer.parseInt(parts.get(4)),
                parts.get(5));
    }

    private static List<String> headers(String text) {
        return Arrays.stream(text.split(";;", -1))
                .map(String::strip)
                .filter(header -> !header.isEmpty())
                .map(ListedRequest::expanded)
                .toList();
    }

    /** {@code <a*500>} is five hundred times a. */
    private static String expanded(String text) {
        return REPEATED.matcher(text)
                .replaceAll(found ->
                        found.group(1).repeat(Integer.parseInt(found.group(2))).replace("\\", "\\\\"));
    }

    /** {@code <0xff>} is that byte, whatever it may be in UTF-8. */
    private static String bytes(String text) {
        var utf8 = new String(text.getBytes(UTF_8), ISO_8859_1);
        return BYTES.matcher(utf8)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
