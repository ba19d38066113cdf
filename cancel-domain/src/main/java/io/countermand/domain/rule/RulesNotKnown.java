package io.countermand.domain.rule;

/** An action is to be judged by rules that this process does not have: a newer one wrote it, and a newer one settles it. */
public final class RulesNotKnown extends RuntimeException {

    private static final long serialVersionUID = 1;

    RulesNotKnown(int version, int newest) {
        super("rule set %d is not known here, the newest is %d: this process must be upgraded"
                .formatted(version, newest));
    }
}
