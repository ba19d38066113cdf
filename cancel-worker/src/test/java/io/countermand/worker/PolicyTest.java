package io.countermand.worker;

import static io.countermand.domain.action.OrderAction.CANCEL;
import static io.countermand.domain.wire.Topics.ORDERS_ISSUED;
import static io.countermand.domain.wire.Topics.ORDER_ACTIONS_REQUESTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.action.Target;
import io.countermand.domain.money.Money;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.domain.wire.OrderActionSettled;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a platform decided, from its row to verdicts, postings and events. */
@QuarkusTest
@WithTestResource(FreshStack.class)
class PolicyTest {

    private static final long FEE = 100;

    private Story story;
    private String platform = "";

    @BeforeEach
    void begin() {
        story = Story.begun();
        platform = "policy-" + story.order();
    }

    /** Nothing, less than the fee, the fee, one more, and the largest amount there is, in minor units of each currency. */
    @ParameterizedTest
    @ValueSource(strings = {"JPY", "USD", "KWD"})
    void theServiceFeeIsAPostingOfItsOwnAtEveryBoundaryOfAmountAndCurrency(String currency) {
        platform("service_fee_minor = " + FEE);
        var amounts = List.of(0L, 1L, FEE, FEE + 1, Money.LARGEST_AMOUNT);
        var items = IntStream.range(0, amounts.size())
                .mapToObj(i -> Orders.worth(i + 1, decimal(amounts.get(i), currency), currency))
                .toList();
        arrived(Orders.page(story.order(), items.size(), 1, items));

        var settled = cancelled();

        var refund = 1 + Money.LARGEST_AMOUNT - FEE;
        var fees = 1 + 3 * FEE;
        assertThat(settled.status()).isEqualTo("SUCCESSFUL");
        assertThat(settled.refund().value()).isEqualTo(decimal(refund, currency));
        assertThat(settled.refund().feesWithheld()).isEqualTo(decimal(fees, currency));
        assertThat(postings("FEES")).isEqualTo(String.valueOf(fees));
        assertThat(postings("ACCOUNT")).isEqualTo(String.valueOf(refund));
        assertThat(postings("ISSUED")).isEqualTo("0,-1,-100,-101,-1000000000000");
        assertThat(Database.number("select sum(fee_minor) from cancellation.refund r where " + story.of("r")))
                .isEqualTo(fees);
        assertThat(Database.number("""
                select l.balance_minor from cancellation.ledger_account l join cancellation.account a on a.id = l.account_id
                where a.identifier = 'account-%s'""".formatted(platform))).isEqualTo(-fees);
    }

    /** Its neighbours differ by a millisecond; in another zone both would be of the same day. */
    @Test
    void theWindowEndsWithTheDayOfThePlatformsZone() {
        var zone = zoneFarFromMidnight();
        platform("window_days = 0, zone = '" + zone + "'");
        var today = Instant.now().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        arrived(Orders.page(
                story.order(), 2, 1, List.of(Orders.issuedAt(1, today.minusMillis(1)), Orders.issuedAt(2, today))));

        var settled = cancelled();

        assertThat(settled.successfulLineItems()).isEqualTo(1);
        assertThat(story.objection(settled.actionId())).isEqualTo("WINDOW 1: the window ended at " + today);
        assertThat(story.rewards()).isEqualTo("ACTIVE,CANCELLED");
    }

    /** Midnight came after the acceptance and before anybody judged: a backlog makes nothing too old. */
    @Test
    void theWindowIsJudgedAsOfTheAcceptance() {
        var accepted = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofMinutes(30));
        platform("window_days = 0, zone = '" + zoneWhoseDayEndsAt(accepted.plusSeconds(60)) + "'");
        arrived(Orders.page(story.order(), 1, 1, List.of(Orders.issuedAt(1, accepted.minusSeconds(60)))));

        var settled = story.ended(acceptedAt(accepted));

        assertThat(settled.status()).isEqualTo("SUCCESSFUL");
    }

    /** The action is written when its order is known, and runs when the last page has come. */
    @Test
    void aPolicyThatChangesMeanwhileChangesNothing() {
        platform("service_fee_minor = 0, window_days = 5");
        var first = onPlatform(Orders.page(story.order(), 2, 1, List.of(Orders.item(1))));
        Topic.of(ORDERS_ISSUED).send(story.order(), first);
        Story.then("count(*) from cancellation.line_item i where " + story.of("i"), "1");
        var command = command();
        Topic.of(ORDER_ACTIONS_REQUESTED).send(story.order(), command);
        Story.then("state from cancellation.action where id = '%s'".formatted(command.actionId()), "PENDING");

        Database.execute(
                "update access.platform set service_fee_minor = 500, window_days = 0 where name = '" + platform + "'");
        arrived(Orders.page(story.order(), 2, 1, List.of(Orders.item(2))));

        var settled = Story.settled(command.actionId());
        assertThat(settled.status()).isEqualTo("SUCCESSFUL");
        assertThat(settled.refund().feesWithheld()).isEqualByComparingTo("0");
        assertThat(settled.refund().value()).isEqualByComparingTo("20.00");
    }

    private void platform(String policy) {
        Database.execute("insert into access.platform (name, created_at) values ('%s', now())".formatted(platform));
        Database.execute("update access.platform set %s where name = '%s'".formatted(policy, platform));
    }

    private void arrived(OrderIssued page) {
        story.arrived(onPlatform(page));
    }

    private OrderIssued onPlatform(OrderIssued page) {
        return Orders.onPlatform(platform, page);
    }

    private OrderActionRequested command() {
        return Commands.on(platform, Target.order(story.order()), CANCEL, 0, "DUPLICATE");
    }

    private OrderActionRequested acceptedAt(Instant time) {
        var now = command();
        return new OrderActionRequested(
                now.schema(),
                now.actionId(),
                now.commandId(),
                now.generation(),
                now.action(),
                now.target(),
                now.platform(),
                now.reasonCode(),
                now.otherReason(),
                time,
                now.bodyHash());
    }

    /** By whole seconds, and within what a zone may differ from UTC. */
    private static ZoneOffset zoneWhoseDayEndsAt(Instant midnight) {
        var day = Duration.ofDays(1).toSeconds();
        var missing = day - Math.floorMod(midnight.getEpochSecond(), day);
        return ZoneOffset.ofTotalSeconds((int) (missing > day / 2 ? missing - day : missing));
    }

    private OrderActionSettled cancelled() {
        return story.ended(command());
    }

    /** Of the void, in the order of line items. */
    private String postings(String kind) {
        return Database.text("""
                select string_agg(p.amount_minor::text, ',' order by p.line_number) from cancellation.posting p
                    join cancellation.ledger_account l on l.id = p.ledger_account_id and l.kind = '%s'
                    join cancellation.ledger_transaction t on t.id = p.transaction_id and t.kind = 'VOID'
                where %s""".formatted(kind, story.of("p")));
    }

    private static BigDecimal decimal(long minor, String currency) {
        return Money.of(minor, currency).toDecimal();
    }

    /** Not that of UTC, and today stays today while the test runs. */
    private static ZoneId zoneFarFromMidnight() {
        return Instant.now().atZone(ZoneOffset.UTC).getHour() < 12
                ? ZoneId.of("Australia/Eucla")
                : ZoneId.of("America/St_Johns");
    }
}
