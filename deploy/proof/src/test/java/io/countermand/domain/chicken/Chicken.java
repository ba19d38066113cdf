package io.countermand.domain.chicken;

import io.countermand.domain.egg.Egg;

/** Half of a cycle of packages, to show that the rule against them is asked. */
public final class Chicken {

    Class<?> from() {
        return Egg.class;
    }
}
