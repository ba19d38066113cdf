package io.countermand.domain.rule;

import static io.countermand.domain.action.OrderAction.CANCEL;
import static io.countermand.domain.action.OrderAction.FREEZE;
import static io.countermand.domain.action.OrderAction.UNFREEZE;
import static io.countermand.domain.rule.ALineItem.thatQualifies;
import static io.countermand.domain.rule.Verdicts.ELIGIBLE;
import static io.countermand.domain.rule.Verdicts.deciding;
import static io.countermand.domain.rule.Verdicts.detail;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.action.OrderAction;
import io.countermand.domain.order.AccountStatus;
import io.countermand.domain.order.LineItemStatus;
import io.countermand.domain.order.OrderStatus;
import io.countermand.domain.order.ProductKind;
import io.countermand.domain.order.RewardStatus;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {

    private static final String REWARD_BY_ACTION = """
            ACTIVE,             CANCEL,   eligible
            ACTIVE,             FREEZE,   eligible
            ACTIVE,             UNFREEZE, REWARD_STATUS
            FROZEN,             CANCEL,   eligible
            FROZEN,             FREEZE,   ALREADY_SETTLED
            FROZEN,             UNFREEZE, eligible
            CANCELLED,          CANCEL,   ALREADY_SETTLED
            CANCELLED,          FREEZE,   ALREADY_SETTLED
            CANCELLED,          UNFREEZE, ALREADY_SETTLED
            PARTIALLY_REDEEMED, CANCEL,   REDEEMED
            PARTIALLY_REDEEMED, FREEZE,   REDEEMED
            PARTIALLY_REDEEMED, UNFREEZE, REDEEMED
            REDEEMED,           CANCEL,   REDEEMED
            REDEEMED,           FREEZE,   REDEEMED
            REDEEMED,           UNFREEZE, REDEEMED
            EXPIRED,            CANCEL,   REWARD_STATUS
            EXPIRED,            FREEZE,   REWARD_STATUS
            EXPIRED,            UNFREEZE, REWARD_STATUS
            RETURNED,           CANCEL,   REWARD_STATUS
            RETURNED,           FREEZE,   REWARD_STATUS
            RETURNED,           UNFREEZE, REWARD_STATUS
            ,                   CANCEL,   REWARD_STATUS
            ,                   FREEZE,   REWARD_STATUS
            ,                   UNFREEZE, REWARD_STATUS
            """;

    @ParameterizedTest
    @CsvSource(textBlock = REWARD_BY_ACTION)
    void judgesEveryRewardStateForEveryAction(RewardStatus reward, OrderAction action, String decision) {
        assertThat(deciding(thatQualifies().reward(reward), action)).isEqualTo(decision);
    }

    @Test
    void theTableOfRewardStatesIsComplete() {
        assertThat(REWARD_BY_ACTION.lines()).hasSize((RewardStatus.values().length + 1) * OrderAction.values().length);
    }

    @ParameterizedTest
    @EnumSource
    void takesOnlyCompleteAndPartialOrders(OrderStatus status) {
        var takes = Set.of(OrderStatus.COMPLETE, OrderStatus.PARTIAL).contains(status);

        assertThat(deciding(thatQualifies().order(status), CANCEL)).isEqualTo(takes ? ELIGIBLE : "ORDER_STATUS");
        assertThat(deciding(thatQualifies().order(status), FREEZE)).isEqualTo(takes ? ELIGIBLE : "ORDER_STATUS");
        assertThat(deciding(aFrozenOne().order(status), UNFREEZE)).isEqualTo(takes ? ELIGIBLE : "ORDER_STATUS");
    }

    @ParameterizedTest
    @EnumSource
    void takesOnlyCompleteLineItems(LineItemStatus status) {
        var decision = status == LineItemStatus.COMPLETE ? ELIGIBLE : "LINE_ITEM_STATUS";

        assertThat(deciding(thatQualifies().lineItem(status), CANCEL)).isEqualTo(decision);
        assertThat(deciding(thatQualifies().lineItem(status), FREEZE)).isEqualTo(decision);
        assertThat(deciding(aFrozenOne().lineItem(status), UNFREEZE)).isEqualTo(decision);
    }

    @ParameterizedTest
    @EnumSource
    void takesOnlyChoiceProducts(ProductKind kind) {
        var choice =
                !Set.of(ProductKind.BRAND_CARD, ProductKind.PRINTED_REWARD_LINK).contains(kind);

        assertThat(deciding(thatQualifies().product(kind), CANCEL)).isEqualTo(choice ? ELIGIBLE : "PRODUCT_KIND");
        assertThat(deciding(thatQualifies().product(kind), FREEZE)).isEqualTo(choice ? ELIGIBLE : "PRODUCT_KIND");
        assertThat(deciding(aFrozenOne().product(kind), UNFREEZE)).isEqualTo(choice ? ELIGIBLE : "PRODUCT_KIND");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 24_99, 25_01})
    void takesNoRewardOfWhichAnythingWasRedeemed(long remaining) {
        assertThat(deciding(thatQualifies().remaining(remaining), CANCEL)).isEqualTo("REDEEMED");
        assertThat(deciding(thatQualifies().remaining(remaining), FREEZE)).isEqualTo("REDEEMED");
        assertThat(deciding(aFrozenOne().remaining(remaining), UNFREEZE)).isEqualTo("REDEEMED");
    }

    @Test
    void takesNoRewardWhoseRemainderIsNotKnown() {
        assertThat(deciding(thatQualifies().remaining(null), CANCEL)).isEqualTo("REDEEMED");
        assertThat(detail(thatQualifies().remaining(null), CANCEL)).contains("not known");
    }

    @Test
    void aRewardOfNothingIsNotRedeemed() {
        assertThat(deciding(thatQualifies().issued(0).remaining(0L), CANCEL)).isEqualTo(ELIGIBLE);
    }

    @Test
    void tellsRedeemedFromRedeemedInPart() {
        assertThat(detail(thatQualifies().remaining(0L), CANCEL)).isEqualTo("the reward was redeemed");
        assertThat(detail(thatQualifies().remaining(1L), CANCEL)).isEqualTo("the reward was redeemed in part");
        assertThat(detail(thatQualifies().reward(RewardStatus.REDEEMED), CANCEL))
                .isEqualTo("the reward was redeemed");
    }

    @Test
    void aRewardKnownToBeRedeemedInPartIsNotTakenEvenWithAnOldBalance() {
        var item = thatQualifies().reward(RewardStatus.PARTIALLY_REDEEMED).remaining(25_00L);

        assertThat(deciding(item, CANCEL)).isEqualTo("REDEEMED");
        assertThat(detail(item, CANCEL)).isEqualTo("the reward was redeemed in part");
    }

    @ParameterizedTest
    @CsvSource({
        "PROMO_LINK, 1, eligible",
        "PROMO_LINK, 2, ISSUANCE",
        "PROMO_LINK, 9, ISSUANCE",
        "REWARD_LINK, 2, eligible"
    })
    void takesPromoLinksInTheirFirstIssuanceOnly(ProductKind kind, int issuance, String decision) {
        assertThat(deciding(thatQualifies().product(kind).issuance(issuance), CANCEL))
                .isEqualTo(decision);
        assertThat(deciding(thatQualifies().product(kind).issuance(issuance), FREEZE))
                .isEqualTo(decision);
    }

    @ParameterizedTest
    @EnumSource
    void givesBackOnlyToAccountsThatTakeRefunds(AccountStatus status) {
        var open = Set.of(AccountStatus.ACTIVE, AccountStatus.INACTIVE).contains(status);

        assertThat(deciding(thatQualifies().account(status), CANCEL)).isEqualTo(open ? ELIGIBLE : "ACCOUNT");
        assertThat(deciding(thatQualifies().account(status), FREEZE)).isEqualTo(open ? ELIGIBLE : "ACCOUNT");
    }

    @Test
    void unfreezingAsksNeitherForTheWindowNorTheIssuanceNorTheAccount() {
        var item = aFrozenOne()
                .product(ProductKind.PROMO_LINK)
                .issuance(2)
                .account(AccountStatus.DELETED)
                .issuedAt(ALineItem.ISSUED.minus(Duration.ofDays(400)));

        assertThat(deciding(item, UNFREEZE)).isEqualTo(ELIGIBLE);
    }

    @Test
    void asksTheRulesInTheirOrder() {
        assertThat(ids(CANCEL))
                .containsExactly(
                        "ALREADY_SETTLED",
                        "ORDER_STATUS",
                        "LINE_ITEM_STATUS",
                        "REWARD_STATUS",
                        "PRODUCT_KIND",
                        "REDEEMED",
                        "WINDOW",
                        "ISSUANCE",
                        "ACCOUNT");
        assertThat(ids(FREEZE)).isEqualTo(ids(CANCEL));
        assertThat(ids(UNFREEZE))
                .containsExactly(
                        "ALREADY_SETTLED",
                        "ORDER_STATUS",
                        "LINE_ITEM_STATUS",
                        "REWARD_STATUS",
                        "PRODUCT_KIND",
                        "REDEEMED",
                        "HELD_BY_FREEZE");
    }

    @Test
    void theFirstRuleThatObjectsDecides() {
        var item = thatQualifies()
                .reward(RewardStatus.CANCELLED)
                .order(OrderStatus.FAILED)
                .lineItem(LineItemStatus.FAILED)
                .product(ProductKind.BRAND_CARD)
                .remaining(0L)
                .issuance(2)
                .issuedAt(ALineItem.ISSUED.minus(Duration.ofDays(400)))
                .account(AccountStatus.FROZEN);

        assertThat(deciding(item, CANCEL)).isEqualTo("ALREADY_SETTLED");
        assertThat(deciding(item.reward(RewardStatus.EXPIRED), CANCEL)).isEqualTo("ORDER_STATUS");
        assertThat(deciding(item.order(OrderStatus.PARTIAL), CANCEL)).isEqualTo("LINE_ITEM_STATUS");
        assertThat(deciding(item.lineItem(LineItemStatus.COMPLETE), CANCEL)).isEqualTo("REWARD_STATUS");
        assertThat(deciding(item.reward(RewardStatus.FROZEN), CANCEL)).isEqualTo("PRODUCT_KIND");
        assertThat(deciding(item.product(ProductKind.PROMO_LINK), CANCEL)).isEqualTo("REDEEMED");
        assertThat(deciding(item.remaining(25_00L), CANCEL)).isEqualTo("WINDOW");
        assertThat(deciding(item.issuedAt(ALineItem.ISSUED), CANCEL)).isEqualTo("ISSUANCE");
        assertThat(deciding(item.issuance(1), CANCEL)).isEqualTo("ACCOUNT");
        assertThat(deciding(item.account(AccountStatus.INACTIVE), CANCEL)).isEqualTo(ELIGIBLE);
    }

    @Test
    void everyRuleHasAnIdOfItsOwnAndAVersion() {
        var rules = new HashSet<Rule>();
        for (var action : OrderAction.values()) {
            rules.addAll(Rules.inForce(ALineItem.ISSUED).of(action));
        }

        assertThat(rules).extracting(Rule::id).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Z_]{5,30}"));
        assertThat(rules).allMatch(rule -> rule.version() >= 1);
    }

    private static ALineItem aFrozenOne() {
        return thatQualifies().reward(RewardStatus.FROZEN);
    }

    private static List<String> ids(OrderAction action) {
        return Rules.inForce(ALineItem.ISSUED).of(action).stream().map(Rule::id).toList();
    }

    @Test
    void aFreezeThatRanOutReleasesOnlyWhatItStillHolds() {
        var ranOut = UUID.randomUUID();
        var releasing =
                new Judging(UNFREEZE, Verdicts.FIVE_DAYS, ALineItem.ISSUED, Rules.inForce(ALineItem.ISSUED), ranOut);

        assertThat(deciding(aFrozenOne().settledBy(ranOut), releasing)).isEqualTo(ELIGIBLE);
        assertThat(deciding(aFrozenOne().settledBy(UUID.randomUUID()), releasing))
                .isEqualTo("HELD_BY_FREEZE");
        assertThat(deciding(aFrozenOne(), UNFREEZE)).isEqualTo(ELIGIBLE);
    }
}
