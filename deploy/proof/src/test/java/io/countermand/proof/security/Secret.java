package io.countermand.proof.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What nobody must find, in every way in which it may be written.
 *
 * @param raw what the text stands for, if it is base64 of bytes; else empty
 */
record Secret(String name, String text, byte[] raw) {

    private static final int BITS_OF_A_CHARACTER = 6;

    Secret {
        if (text.length() < 8) {
            throw new IllegalArgumentException(name + " is so short that it is found by chance");
        }
    }

    static Secret text(String name, String text) {
        return new Secret(name, text, new byte[0]);
    }

    static Secret base64(String name, String text) {
        return new Secret(name, text, Base64.getDecoder().decode(text));
    }

    /** By how it is written. Bytes of a table are shown as hex, so everything is looked for in hex, too. */
    Map<String, String> spellings() {
        var spellings = new LinkedHashMap<String, String>();
        spellings.put("plain", text);
        spellings.put("url-encoded", URLEncoder.encode(text, UTF_8));
        spellings.put("hex", hex(text.getBytes(UTF_8)));
        spellings.put("hex, upper case", hex(text.getBytes(UTF_8)).toUpperCase(Locale.ROOT));
        for (var base64 : base64(text.getBytes(UTF_8))) {
            spellings.put("base64 " + spellings.size(), base64);
            spellings.put(
                    "base64url " + spellings.size(), base64.replace('+', '-').replace('/', '_'));
            spellings.put("base64 in hex " + spellings.size(), hex(base64.getBytes(UTF_8)));
        }
        if (raw.length > 0) {
            spellings.put("raw", new String(raw, ISO_8859_1));
            spellings.put("raw in hex", hex(raw));
        }
        return spellings;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Behind nothing, one byte or two, as in a login: without the characters that its neighbours have a part in. */
    private static List<String> base64(byte[] bytes) {
        var spellings = new ArrayList<String>();
        for (int before = 0; before < 3; before++) {
            var shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            var whole = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            var first = (before * Byte.SIZE + BITS_OF_A_CHARACTER - 1) / BITS_OF_A_CHARACTER;
            var last = shifted.length * Byte.SIZE / BITS_OF_A_CHARACTER;
            spellings.add(whole.substring(first, last));
        }
        return spellings;
    }

    @Override
    public String toString() {
        return name;
    }
}
