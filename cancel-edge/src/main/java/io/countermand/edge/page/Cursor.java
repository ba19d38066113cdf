package io.countermand.edge.page;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The key of a row as opaque text. One that was tampered with leads elsewhere in the caller's own list, no further. */
final class Cursor {

    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18}){0,3}");

    private Cursor() {}

    static String of(List<Long> key) {
        var text = key.stream().map(String::valueOf).collect(Collectors.joining("."));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(US_ASCII));
    }

    /** Empty if this text was never issued. */
    static Optional<List<Long>> key(String cursor, int numbers) {
        return Optional.of(decoded(cursor))
                .filter(text -> NUMBERS.matcher(text).matches())
                .map(text ->
                        Arrays.stream(text.split("\\.", -1)).map(Long::valueOf).toList())
                .filter(key -> key.size() == numbers);
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), US_ASCII);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
