package io.countermand.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.action.ActionState;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.money.Money;
import io.countermand.domain.order.AccountStatus;
import io.countermand.domain.order.LineItemStatus;
import io.countermand.domain.order.OrderStatus;
import io.countermand.domain.order.ProductKind;
import io.countermand.domain.order.RewardStatus;
import io.countermand.domain.rule.Judge;
import io.countermand.domain.rule.Judging;
import io.countermand.domain.rule.LineItemFacts;
import io.countermand.domain.rule.Policy;
import io.countermand.domain.rule.Verdict;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.local.sample.SampleOrder;
import io.countermand.local.sample.SamplePlatform;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the story expects is what the domain's rules say of the samples, at any time of the day. */
class CancellationTest {

    @ParameterizedTest
    @EnumSource
    void expectsWhatTheRulesSay(Cancellation cancellation) {
        for (var now : List.of("2026-11-20T00:00:00Z", "2026-11-20T12:00:00Z", "2026-11-20T23:59:59.999Z")) {
            var order = cancellation.sample().issuedFor(Instant.parse(now));

            var verdicts = verdicts(order, Instant.parse(now));

            assertThat(counts(verdicts)).isEqualTo(cancellation.outcome().ineligible());
            assertThat(refund(verdicts))
                    .isEqualByComparingTo(cancellation.outcome().refund());
            assertThat(fees(verdicts))
                    .isEqualByComparingTo(cancellation.outcome().feesKept());
            assertThat(ActionState.ended(cancellation.outcome().cancelled(), verdicts.size()))
                    .hasToString(cancellation.outcome().status());
        }
    }

    @ParameterizedTest
    @EnumSource
    void balancesDifferByTheRefund(Cancellation cancellation) {
        var balance = cancellation.balance();

        assertThat(balance.after().subtract(balance.before()))
                .isEqualByComparingTo(cancellation.outcome().refund());
    }

    @ParameterizedTest
    @EnumSource
    void samplesReadAlikeAtAnyTime(SampleOrder sample) {
        var order = sample.issuedFor(Instant.parse("2026-11-20T00:00:00Z"));

        assertThat(order.lineItems()).hasSize(order.totalLineItems());
        assertThat(order.lineItems())
                .allMatch(item -> item.dateIssued().isBefore(Instant.parse("2026-11-20T00:00:00Z")));
        assertThat(accounts(order.platform())).contains(order.accountIdentifier());
    }

    @ParameterizedTest
    @ValueSource(strings = {"meadow", "harbour"})
    void platformsHaveSeveralCustomers(String platform) {
        assertThat(platform(platform).customers()).hasSizeGreaterThan(1);
    }

    @Test
    void accountsCanPayForTheirOrders() {
        var left = new HashMap<String, BigDecimal>();
        SamplePlatform.all()
                .forEach(platform -> platform.customers()
                        .forEach(customer -> customer.accounts()
                                .forEach(account -> left.put(account.accountIdentifier(), account.funding()))));

        for (var sample : SampleOrder.values()) {
            var order = sample.issuedFor(Instant.EPOCH);
            order.lineItems().stream()
                    .filter(item -> order.payment().kind().equals("ACCOUNT"))
                    .filter(item -> item.status().equals("COMPLETE"))
                    .forEach(item ->
                            left.merge(order.accountIdentifier(), total(item).negate(), BigDecimal::add));
        }

        assertThat(left.values()).allMatch(balance -> balance.signum() > 0);
        assertThat(left.get("meadow-people-usd"))
                .isEqualByComparingTo(Cancellation.ALL_ELIGIBLE.balance().before());
        assertThat(left.get("harbour-sales-usd"))
                .isEqualByComparingTo(Cancellation.BULK.balance().before());
    }

    private static List<Verdict> verdicts(OrderIssued order, Instant now) {
        var policy = new Policy(5, ZoneOffset.UTC, platform(order.platform()).serviceFeeMinor());
        var judging = new Judging(OrderAction.CANCEL, policy, now);
        return order.lineItems().stream()
                .map(item -> Judge.verdict(facts(order, item), judging))
                .toList();
    }

    private static LineItemFacts facts(OrderIssued order, OrderIssued.Item item) {
        return new LineItemFacts(
                OrderStatus.valueOf(order.status()),
                AccountStatus.ACTIVE,
                LineItemStatus.valueOf(item.status()),
                item.rewardStatus() == null ? null : RewardStatus.valueOf(item.rewardStatus()),
                ProductKind.valueOf(item.productKind()),
                item.issuance(),
                money(item.amountIssued().value(), item).minorUnits(),
                minor(item.remainingBalance(), item),
                item.dateIssued(),
                money(item.amountCharged().value(), item),
                null);
    }

    private static @Nullable Long minor(@Nullable BigDecimal amount, OrderIssued.Item item) {
        return amount == null ? null : money(amount, item).minorUnits();
    }

    private static Money money(BigDecimal amount, OrderIssued.Item item) {
        return Money.ofDecimal(amount, Currency.getInstance(item.amountCharged().currencyCode()));
    }

    private static BigDecimal total(OrderIssued.Item item) {
        var amount = item.amountCharged();
        return amount.fee() == null ? amount.value() : amount.value().add(amount.fee());
    }

    private static Map<String, Integer> counts(List<Verdict> verdicts) {
        var counts = new HashMap<String, Integer>();
        for (var verdict : verdicts) {
            if (verdict instanceof Verdict.Ineligible ineligible) {
                counts.merge(ineligible.rule().id(), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static BigDecimal refund(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict -> verdict instanceof Verdict.Eligible eligible
                        ? eligible.refund().toDecimal()
                        : BigDecimal.ZERO)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal fees(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict -> verdict instanceof Verdict.Eligible eligible
                        ? eligible.fee().toDecimal()
                        : BigDecimal.ZERO)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> accounts(String platform) {
        return platform(platform).customers().stream()
                .flatMap(customer -> customer.accounts().stream())
                .map(SamplePlatform.Account::accountIdentifier)
                .toList();
    }

    private static SamplePlatform platform(String name) {
        return SamplePlatform.all().stream()
                .filter(platform -> platform.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
