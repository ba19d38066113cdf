package io.countermand.local.broken;

import io.countermand.worker.broken.WorkerThatKnowsAService;

/** Breaks the rule that the local stack knows services as packages only, to show that the rule is asked. */
public final class LocalThatKnowsAService {

    private final Class<?> forbidden = WorkerThatKnowsAService.class;

    Class<?> forbidden() {
        return forbidden;
    }
}
