package io.countermand.domain.action;

import static io.countermand.domain.action.OrderAction.CANCEL;
import static io.countermand.domain.action.OrderAction.FREEZE;
import static io.countermand.domain.action.OrderAction.UNFREEZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonCodesTest {

    @Test
    void ofOrdersAreTheDocumentedOnes() {
        assertThat(ReasonCodes.ofOrder(CANCEL).keySet()).containsExactly("ACCIDENTAL", "DUPLICATE", "FRAUD", "OTHER");
        assertThat(ReasonCodes.ofOrder(FREEZE).keySet()).containsExactly("VERIFY_ORDER", "DUPLICATE", "FRAUD", "OTHER");
        assertThat(ReasonCodes.ofOrder(UNFREEZE)).isEqualTo(ReasonCodes.ofOrder(FREEZE));
    }

    @Test
    void ofLineItemsAreTheDocumentedOnes() {
        assertThat(ReasonCodes.ofLineItem(CANCEL).keySet())
                .containsExactly(
                        "DELIVERY_INFO",
                        "REWARD_AMOUNT",
                        "REWARD_TYPE",
                        "RECIPIENT",
                        "CURRENCY",
                        "RECIPIENT_REQUESTED",
                        "RECIPIENT_OBLIGATIONS",
                        "DUPLICATE",
                        "FRAUD",
                        "OTHER");
        assertThat(ReasonCodes.ofLineItem(FREEZE).keySet())
                .containsExactly("DELIVERY_INFO", "REWARD_AMOUNT", "REWARD_TYPE", "VERIFY_ORDER", "FRAUD", "OTHER");
        assertThat(ReasonCodes.ofLineItem(UNFREEZE)).isEqualTo(ReasonCodes.ofLineItem(FREEZE));
    }

    @ParameterizedTest
    @EnumSource
    void followTheTarget(OrderAction action) {
        assertThat(ReasonCodes.of(Target.order("A"), action))
                .isEqualTo(ReasonCodes.ofOrder(action).keySet());
        assertThat(ReasonCodes.of(new Target("A", 1), action))
                .isEqualTo(ReasonCodes.ofLineItem(action).keySet());
    }

    @ParameterizedTest
    @EnumSource
    void areDescribedAndCannotBeChanged(OrderAction action) {
        assertThat(ReasonCodes.ofOrder(action).values()).allMatch(text -> text.endsWith("."));
        assertThat(ReasonCodes.ofLineItem(action).values()).allMatch(text -> text.endsWith("."));
        assertThatThrownBy(() -> ReasonCodes.ofOrder(action).clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
