package io.countermand.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A platform as its own programmer sees it: the documented API, on both front doors. */
public final class Tenant {

    private static final String BASE = "/raas/v2";
    private static final String ORDERS = BASE + "/asyncOrders/";
    private static final int PAGES_MAX = 1_000;

    private final String name;
    private final String key;
    private final Http api;
    private final Http webhooks;

    /** @param apiUrl of cancel-api @param dispatcherUrl of webhook-dispatcher */
    public Tenant(String name, String key, String apiUrl, String dispatcherUrl) {
        this.name = name;
        this.key = key;
        this.api = new Http(apiUrl, name, key);
        this.webhooks = new Http(dispatcherUrl, name, key);
    }

    public String name() {
        return name;
    }

    public String key() {
        return key;
    }

    public static String cancelPath(String referenceOrderId) {
        return ORDERS + referenceOrderId + "/cancel";
    }

    public Answer cancel(String referenceOrderId, Map<String, String> reason) {
        return api.post(cancelPath(referenceOrderId), reason);
    }

    /** Any call of cancel-api that changes something. */
    public Answer post(String path, Map<String, String> reason, Map<String, String> headers) {
        return api.post(path, reason, headers);
    }

    public Answer get(String path) {
        return api.get(path);
    }

    public Answer action(String referenceOrderId, String actionId) {
        return api.get(ORDERS + referenceOrderId + "/actions/" + actionId);
    }

    /** All verdicts of an action, page by page. */
    public List<JsonNode> verdicts(String location) {
        var verdicts = new ArrayList<JsonNode>();
        var page = "?maxResults=200";
        for (int pages = 0; pages < PAGES_MAX && !page.isEmpty(); pages++) {
            var body = api.get(location + page).expect(200, "reading verdicts").body();
            body.path("lineItems").forEach(verdicts::add);
            var next = body.path("pagination").path("nextCursor").asText("");
            page = next.isEmpty() ? "" : "?maxResults=200&nextCursor=" + next;
        }
        return verdicts;
    }

    public JsonNode account(String accountIdentifier) {
        return api.get(BASE + "/accounts/" + accountIdentifier)
                .expect(200, "reading the account")
                .body();
    }

    /** @param secret base64, shared with the receiver */
    public Answer subscribe(String url, List<String> categories, String secret) {
        return trySubscribe(url, categories, secret).expect(201, "subscribing");
    }

    /** It may be refused. */
    public Answer trySubscribe(String url, List<String> categories, String secret) {
        var subscription = Map.of(
                "url", url,
                "categories", categories,
                "payloadVerificationMethod", "HMAC",
                "hmacSharedSecretKey", secret);
        return webhooks.post(BASE + "/webhooks", subscription);
    }
}
