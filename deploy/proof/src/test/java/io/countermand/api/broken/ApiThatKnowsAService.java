package io.countermand.api.broken;

import io.countermand.worker.broken.WorkerThatKnowsAService;

/** Breaks the rule that services never know one another, to show that the rule is asked. */
public final class ApiThatKnowsAService {

    private final Class<?> forbidden = WorkerThatKnowsAService.class;

    Class<?> forbidden() {
        return forbidden;
    }
}
