package io.countermand.worker.settle;

import java.util.List;

/** What one transaction settled. */
record Settled(List<JudgedChunk> chunks, List<Ended> ended) {

    static final Settled NOTHING = new Settled(List.of(), List.of());

    boolean isNothing() {
        return chunks.isEmpty();
    }
}
