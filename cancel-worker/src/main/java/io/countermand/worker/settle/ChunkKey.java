package io.countermand.worker.settle;

import java.util.UUID;

record ChunkKey(UUID actionId, int number) {

    static ChunkKey of(JudgedChunk judged) {
        return new ChunkKey(judged.action().id(), judged.chunk().number());
    }
}
