package io.countermand.local.provider;

import com.sun.net.httpserver.Headers;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A response that the caller's test asks for, as the real provider offers it: {@code Prefer: status=NNN} with
 * {@code preference-extension: responseCode=XXX}. Nothing takes effect.
 */
final class ForcedReply {

    private static final Pattern STATUS = Pattern.compile("status=([2-5][0-9]{2})");
    private static final Pattern CODE = Pattern.compile("responseCode=([A-Z_]{1,50})");

    private ForcedReply() {}

    static Optional<Reply> asked(Headers headers) {
        var status = STATUS.matcher(first(headers, "Prefer"));
        if (!status.find()) {
            return Optional.empty();
        }
        var code = CODE.matcher(first(headers, "preference-extension"));
        return Optional.of(
                Reply.of(Integer.parseInt(status.group(1)), code.find() ? code.group(1) : "OK", "as preferred"));
    }

    private static String first(Headers headers, String name) {
        var value = headers.getFirst(name);
        return value == null ? "" : value;
    }
}
