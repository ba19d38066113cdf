package io.countermand.worker.broken;

import io.countermand.edge.broken.EdgeThatKnowsAService;

/** Breaks the rule that only the worker's administration knows the edge, to show that the rule is asked. */
public final class WorkThatKnowsTheEdge {

    private final Class<?> forbidden = EdgeThatKnowsAService.class;

    Class<?> forbidden() {
        return forbidden;
    }
}
