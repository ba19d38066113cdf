package io.countermand.api.badinput;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Draws requests. None of them can be accepted: a body never has a reason that its call takes, and everything else only makes
 * it worse.
 */
final class Drawn {

    private static final List<String> METHODS = List.of(
            "POST", "POST", "POST", "POST", "POST", "GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "X", "get");
    private static final List<String> SEGMENTS = List.of(
            "asyncOrders",
            "lineItems",
            "line-items",
            "accounts",
            "actions",
            "reasonCodes",
            "cancel",
            "freeze",
            "unfreeze",
            "customers",
            "%20",
            "%00",
            "%zz",
            "%",
            "..",
            ".",
            "",
            "a;b=c",
            "%2F",
            "x",
            "-1",
            "%F0%9F%98%80",
            "{}",
            "\u00e9");
    private static final List<String> ACTIONS =
            List.of("cancel", "freeze", "unfreeze", "Cancel", "cancel/", "", "reissue");
    private static final List<String> QUERIES = List.of(
            "",
            "",
            "",
            "?",
            "?maxResults=0",
            "?maxResults=%zz",
            "?nextCursor=!",
            "?nextCursor=MQ",
            "?dryRun=false",
            "?pageKeys=x",
            "?startDate=now",
            "?a=b&a=c",
            "?%00=%ff",
            "?=",
            "?&&&",
            "#x");
    private static final List<String> REASONS = List.of(
            "fraud", "", " ", "FRAUD ", "REISSUE", "\\u0000", "\\ud800", "OTHER_", "<b>", "null", "\u00e9", "%s%n");
    private static final List<String> HEADERS = List.of(
            "Content-Type: application/json",
            "Content-Type: text/plain",
            "Content-Type: ;",
            "Content-Type: application/json; a",
            "Accept: */*",
            "Accept: text/html",
            "Accept: ;;q=",
            "Origin: x",
            "Sec-Fetch-Site: none",
            "Idempotency-Key: k",
            "Idempotency-Key: \u00e9",
            "X-REQUEST-ID: <x>",
            "X-REQUEST-ID: ok",
            "traceparent: 00-x",
            "Accept-Encoding: gzip",
            "Content-Encoding: gzip",
            "Range: bytes=0-1",
            "If-Match: *",
            "X-HTTP-Method-Override: DELETE",
            "Cookie: a=b; ;c",
            "Accept-Language: ;q=x",
            "Forwarded: for=x",
            "X-Forwarded-For: 1.1.1.1",
            "Authorization: Basic x",
            "TE: trailers");

    private final Random random;
    private final List<String> ids;
    private final String login;

    /** @param ids of orders and line items that are there */
    Drawn(Random random, List<String> ids, String login) {
        this.random = random;
        this.ids = ids;
        this.login = login;
    }

    String method() {
        return one(METHODS);
    }

    String path() {
        if (random.nextInt(4) > 0) {
            var kind = random.nextBoolean() ? "asyncOrders/" : "lineItems/";
            return "/raas/v2/" + kind + one(ids) + "/" + one(ACTIONS) + one(QUERIES);
        }
        var path = new StringBuilder(random.nextInt(8) > 0 ? "/raas/v2" : "");
        for (int i = random.nextInt(6); i >= 0; i--) {
            path.append('/').append(random.nextInt(4) > 0 ? one(SEGMENTS) : one(ids));
        }
        return path + one(QUERIES);
    }

    List<String> headers() {
        var headers = new ArrayList<String>();
        if (random.nextInt(10) > 0) {
            headers.add("Authorization: " + login);
        }
        if (random.nextInt(10) > 0) {
            headers.add("Content-Type: application/json");
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            headers.add(one(HEADERS));
        }
        return headers;
    }

    String body() {
        return switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> noise();
            case 2 -> value(0);
            case 3 -> "{\"reasonCode\":\"" + one(REASONS) + "\",\"otherReason\":" + value(3) + "}";
            case 4 -> cut("{\"reasonCode\":\"" + one(REASONS) + "\",\"otherReason\":\"x\"}");
            default -> "{\"reasonCode\":" + value(1) + "," + text() + ":" + value(1) + "}";
        };
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 7 ? 5 : 8)) {
            case 0 -> "null";
            case 1 -> String.valueOf(random.nextLong());
            case 2 -> random.nextBoolean() + "";
            case 3 -> text();
            case 4 -> random.nextDouble() + "e" + random.nextInt(400);
            case 5 -> "[" + value(depth + 1) + "," + value(depth + 1) + "]";
            case 6 -> "{" + text() + ":" + value(depth + 1) + "}";
            default -> "{" + text() + ":" + value(depth + 1) + "," + text() + ":" + value(depth + 1) + "}";
        };
    }

    private String text() {
        return "\"" + one(REASONS) + "\"";
    }

    private String noise() {
        var noise = new StringBuilder();
        for (int i = random.nextInt(200); i > 0; i--) {
            noise.append((char) random.nextInt(256));
        }
        return noise.toString();
    }

    private String cut(String text) {
        return text.substring(0, random.nextInt(text.length()));
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
