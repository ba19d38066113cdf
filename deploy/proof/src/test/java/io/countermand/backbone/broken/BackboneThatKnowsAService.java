package io.countermand.backbone.broken;

import io.countermand.webhook.broken.DispatcherThatKnowsAService;

/** Breaks the rule that the backbone knows the domain alone, to show that the rule is asked. */
public final class BackboneThatKnowsAService {

    private final Class<?> forbidden = DispatcherThatKnowsAService.class;

    Class<?> forbidden() {
        return forbidden;
    }
}
