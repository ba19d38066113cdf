package io.countermand.edge.broken;

import io.countermand.api.broken.ApiThatKnowsAService;

/** Breaks the rule that the edge knows no service, to show that the rule is asked. */
public final class EdgeThatKnowsAService {

    private final Class<?> forbidden = ApiThatKnowsAService.class;

    Class<?> forbidden() {
        return forbidden;
    }
}
