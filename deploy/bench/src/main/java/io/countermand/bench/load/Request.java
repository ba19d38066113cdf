package io.countermand.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.countermand.bench.running.Login;

/** @param order which order it is for, so that its answer can be counted */
public record Request(int order, byte[] bytes) {

    private static final String BODY = "{\"reasonCode\":\"DUPLICATE\"}";

    /** @param prefix of the order's reference id, which ends with the number */
    public static Request cancel(int order, String prefix) {
        var text = "POST /raas/v2/asyncOrders/" + prefix + order
                + "/cancel HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + Login.basic() + "\r\nContent-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n"
                + BODY;
        return new Request(order, text.getBytes(US_ASCII));
    }

    /** Without a body and without a login. */
    public static Request bare(int order, String path) {
        var text = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";
        return new Request(order, text.getBytes(US_ASCII));
    }
}
