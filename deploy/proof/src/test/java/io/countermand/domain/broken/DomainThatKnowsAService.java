package io.countermand.domain.broken;

import io.countermand.worker.broken.WorkerThatKnowsAService;

/** Breaks the rule that the domain knows nobody, to show that the rule is asked. */
public final class DomainThatKnowsAService {

    private final Class<?> forbidden = WorkerThatKnowsAService.class;

    Class<?> forbidden() {
        return forbidden;
    }
}
