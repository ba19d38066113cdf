package io.countermand.local.provider;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Sends an answer, or does to it what was drawn. */
record Answering(HttpExchange exchange, Faults faults, Fault fault) {

    static Answering with(HttpExchange exchange, Faults faults, Fault fault) {
        return new Answering(exchange, faults, fault);
    }

    void answer(Reply reply) throws IOException {
        try (exchange) { // closing without an answer resets the connection
            pause(fault == Fault.HANG ? faults.hangMillis() : faults.slowMillis());
            switch (fault) {
                case ERROR -> send(Reply.of(ResponseCode.INTERNAL_ERROR, "something went wrong"));
                case UNKNOWN_CODE -> send(Reply.of(200, "BRAND_NEW_CODE", "you do not know this one"));
                case NONE, UNAVAILABLE -> send(reply);
                case HANG, RESET -> {}
            }
        }
    }

    private void send(Reply reply) throws IOException {
        var bytes = reply.bytes();
        exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(reply.httpStatus(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
