package io.countermand.bench.accept;

import io.countermand.bench.load.Request;
import java.util.concurrent.atomic.AtomicInteger;

/** What is asked at which door: the orders in turn. */
final class Doors {

    private final AtomicInteger order = new AtomicInteger();
    private final int orders;

    Doors(int orders) {
        this.orders = orders;
    }

    Request cancel() {
        return Request.cancel(next(), "RA-");
    }

    Request selectAndSend() {
        return bare("/floor/select-and-send/");
    }

    Request send() {
        return bare("/floor/send/");
    }

    private Request bare(String path) {
        var next = next();
        return Request.bare(next, path + "RA-" + next);
    }

    private int next() {
        return Math.floorMod(order.getAndIncrement(), orders);
    }
}
