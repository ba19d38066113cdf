package io.countermand.domain.egg;

import io.countermand.domain.chicken.Chicken;

/** Half of a cycle of packages, to show that the rule against them is asked. */
public final class Egg {

    Class<?> from() {
        return Chicken.class;
    }
}
