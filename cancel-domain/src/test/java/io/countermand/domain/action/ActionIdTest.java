package io.countermand.domain.action;

import static io.countermand.domain.action.OrderAction.CANCEL;
import static io.countermand.domain.action.OrderAction.FREEZE;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.order.LineItemId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActionIdTest {

    private static final Target ORDER = Target.order("RA250106-133850-97");

    /** Ids that were given out must stay: these values, made by another program, are never to be changed. */
    @Test
    void neverChanges() {
        var third = Target.lineItem(new LineItemId("RA250106-133850-97", 3));

        assertThat(ActionId.of("acme", ORDER, CANCEL, 0))
                .isEqualTo(UUID.fromString("bf1b4135-ab87-8fcc-8693-fc531c7adafa"));
        assertThat(ActionId.of("acme", third, FREEZE, 2))
                .isEqualTo(UUID.fromString("aea6c0fb-c617-866a-b5df-b19462820a53"));
    }

    @Test
    void isTheSameForTheSameQuestion() {
        assertThat(ActionId.of("acme", Target.order("RA250106-133850-97"), CANCEL, 0))
                .isEqualTo(ActionId.of("acme", ORDER, CANCEL, 0));
    }

    @Test
    void differsByEachOfItsParts() {
        var ids = List.of(
                ActionId.of("acme", ORDER, CANCEL, 0),
                ActionId.of("acme2", ORDER, CANCEL, 0),
                ActionId.of("acme", Target.order("RA250106-133850-98"), CANCEL, 0),
                ActionId.of("acme", new Target("RA250106-133850-97", 1), CANCEL, 0),
                ActionId.of("acme", new Target("RA250106-133850-97", 2), CANCEL, 0),
                ActionId.of("acme", ORDER, FREEZE, 0),
                ActionId.of("acme", ORDER, CANCEL, 1));

        assertThat(ids).doesNotHaveDuplicates();
    }
}
