package io.countermand.webhook.subscription;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.FieldError;
import io.countermand.webhook.subscription.SubscribeRequest.CustomHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which headers of their own subscribers may have sent along: none that could forge a signature or bend the request. */
final class HeaderCheck {

    private static final int HEADERS_MAX = 10;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7E]{0,1000}");
    private static final Set<String> RESERVED = Set.of(
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "cookie",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "x-signed-payload");
    private static final String RESERVED_PREFIX = "webhook-";

    private HeaderCheck() {}

    static List<FieldError> errors(List<@Nullable CustomHeader> headers) {
        if (headers.size() > HEADERS_MAX) {
            return List.of(FieldError.of("headers", Catalogue.NOT_ACCEPTED, "at most " + HEADERS_MAX + " headers"));
        }
        return IntStream.range(0, headers.size())
                .boxed()
                .flatMap(i -> errors("headers[" + i + "]", headers.get(i)))
                .toList();
    }

    private static Stream<FieldError> errors(String path, @Nullable CustomHeader header) {
        if (header == null || header.name() == null || header.value() == null) {
            return Stream.of(FieldError.of(path, Catalogue.VALUE_MISSING));
        }
        var errors = new ArrayList<FieldError>();
        if (!NAME.matcher(header.name()).matches()) {
            errors.add(FieldError.of(path + ".name", Catalogue.NOT_ACCEPTED, "this is no header name"));
        }
        if (isReserved(header.name().toLowerCase(Locale.ROOT))) {
            errors.add(FieldError.of(path + ".name", Catalogue.NOT_ACCEPTED, "this header is ours to set"));
        }
        if (!VALUE.matcher(header.value()).matches()) {
            errors.add(FieldError.of(
                    path + ".value",
                    Catalogue.NOT_ACCEPTED,
                    "a header value has up to 1000 printable ASCII characters"));
        }
        return errors.stream();
    }

    private static boolean isReserved(String name) {
        return RESERVED.contains(name) || name.startsWith(RESERVED_PREFIX);
    }
}
