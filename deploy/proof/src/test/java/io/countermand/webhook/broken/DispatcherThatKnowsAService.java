package io.countermand.webhook.broken;

import io.countermand.api.broken.ApiThatKnowsAService;

/** Breaks the rule that services never know one another, to show that the rule is asked. */
public final class DispatcherThatKnowsAService {

    private final Class<?> forbidden = ApiThatKnowsAService.class;

    Class<?> forbidden() {
        return forbidden;
    }
}
