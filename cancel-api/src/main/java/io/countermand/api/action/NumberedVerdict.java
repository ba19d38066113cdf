package io.countermand.api.action;

import java.util.List;

/** A verdict and its place in the order, by which pages are cut. */
record NumberedVerdict(int lineNumber, LineItemVerdict verdict) {

    List<Long> key() {
        return List.of((long) lineNumber);
    }
}
