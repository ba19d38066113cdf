package io.countermand.domain.broken;

import org.awaitility.core.ConditionFactory;

/** Breaks the rule that the domain is plain Java, to show that the rule is asked. */
public final class DomainThatKnowsAFramework {

    private final Class<?> forbidden = ConditionFactory.class;

    Class<?> forbidden() {
        return forbidden;
    }
}
