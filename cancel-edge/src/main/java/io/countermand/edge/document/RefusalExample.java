package io.countermand.edge.document;

import io.countermand.edge.refusal.Catalogue;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documented body of a refusal, with particulars as a caller may meet them. */
final class RefusalExample {

    private static final Map<Catalogue, Object[]> PARTICULARS = Map.of(
            Catalogue.RIGHT_MISSING, new Object[] {"CANCEL"},
            Catalogue.ORDER_STATUS, new Object[] {"COMPLETE or PARTIAL", "FAILED"},
            Catalogue.LINE_NUMBER_MISSING, new Object[] {"RA261120"},
            Catalogue.TOO_MANY_LINE_ITEMS, new Object[] {50_000, 120_000},
            Catalogue.SUBSCRIPTIONS_MAX, new Object[] {20},
            Catalogue.BODY_TOO_LARGE, new Object[] {8192});

    private RefusalExample() {}

    /** @param field that an invalid request got wrong */
    static Map<String, Object> of(Catalogue entry, String path, @Nullable String field) {
        var body = new LinkedHashMap<String, Object>();
        body.put("timestamp", "2026-11-20T10:15:30.123Z");
        body.put("requestId", "0142e088-4876-4c2b-9260-8442cd270075");
        body.put("path", path);
        body.put("httpCode", entry.httpCode());
        body.put("httpPhrase", phrase(entry));
        body.put("i18nKey", entry.key());
        body.put("message", entry.message(PARTICULARS.getOrDefault(entry, new Object[0])));
        body.put("errors", errors(entry, field));
        return body;
    }

    static String phrase(Catalogue entry) {
        return HttpResponseStatus.valueOf(entry.httpCode()).reasonPhrase();
    }

    private static List<Map<String, Object>> errors(Catalogue entry, @Nullable String field) {
        return switch (entry) {
            case INVALID_REQUEST -> List.of(error(String.valueOf(field), Catalogue.NOT_ACCEPTED, "what it should be"));
            case NOT_CANCELLABLE, NOT_FREEZABLE, NOT_UNFREEZABLE ->
                List.of(error("rule", Catalogue.RULE_OBJECTS, "REDEEMED", 1, "the reward was redeemed"));
            default -> List.of();
        };
    }

    private static Map<String, Object> error(String path, Catalogue why, Object... particulars) {
        var error = new LinkedHashMap<String, Object>();
        error.put("path", path);
        error.put("i18nKey", why.key());
        error.put("message", why.message(particulars));
        return error;
    }
}
