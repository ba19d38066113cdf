package io.countermand.api.store;

import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Conditions that a caller may leave out. They are left out of the text as well: a plan made for all of them at once would use
 * no index. There are few combinations, so all their statements stay prepared.
 */
public final class Conditions {

    private final StringBuilder text = new StringBuilder();
    private final Tuple arguments;

    /** @param arguments of the statement so far; values are added behind them */
    public Conditions(Tuple arguments) {
        this.arguments = arguments;
    }

    /** @param condition with {@code ?} where the value belongs; left out if the value is null */
    public Conditions and(String condition, @Nullable Object value) {
        return value == null ? this : always(condition.replace("?", argument(value)));
    }

    public Conditions always(String condition) {
        text.append(" and ").append(condition);
        return this;
    }

    /** Adds a value and says how the text names it. */
    public String argument(Object value) {
        arguments.addValue(value);
        return "$" + arguments.size();
    }

    /** To be put behind another condition. */
    @Override
    public String toString() {
        return text.toString();
    }
}
