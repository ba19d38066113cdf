package io.countermand.worker;

import static io.countermand.domain.wire.Topics.ORDERS_ISSUED;
import static io.countermand.worker.Story.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.local.testing.FreshStack;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose an order can be, which reference it has, and which money it may be about. */
@QuarkusTest
@WithTestResource(FreshStack.class)
class OrderIntakeTest {

    @Inject
    MeterRegistry metrics;

    private Story story = new Story("");
    private String account = "";

    @BeforeEach
    void givenAStory() {
        story = Story.begun();
        account = "account-" + story.order();
    }

    @Test
    void unknownCustomersAndAccountsAreMadeWithTheCurrencyOfTheOrder() {
        send(anOrder(), order -> {
            order.put("customerIdentifier", "customer-" + story.order());
            inCurrency(order, "EUR");
        });

        then(
                "concat(c.identifier, ' ', a.currency, ' ', a.status) from cancellation.account a"
                        + " join cancellation.customer c on c.id = a.customer_id where a.identifier = '" + account
                        + "'",
                "customer-" + story.order() + " EUR ACTIVE");
    }

    @Test
    void anAccountOfAnotherCustomerIsParked() {
        story.arrived(anOrder());

        send(another("-b"), order -> order.put("customerIdentifier", "somebody-else"));

        story.thenParked("the account belongs to another customer");
    }

    @Test
    void theCurrencyOfAnAccountNeverChanges() {
        story.arrived(anOrder());

        send(another("-b"), order -> inCurrency(order, "EUR"));

        story.thenParked("the account has another currency");
    }

    @Test
    void theAccountOfAnOrderNeverChanges() {
        story.arrived(anOrder());

        send(
                Orders.page(story.order(), 1, 2, List.of(Orders.item(1))),
                order -> order.put("accountIdentifier", "other-" + story.order()));

        story.thenParked("account and currency of an order never change");
    }

    @Test
    void currenciesOfThreeDecimalsAreRefusedForPaymentProviders() {
        send(anOrder(), order -> {
            paidByProvider(order);
            inCurrency(order, "KWD");
        });

        story.thenParked("payment providers take at most two decimals, KWD has more");
        thenTheOrderIsThere("0");
    }

    @Test
    void currenciesOfThreeDecimalsAreTakenFromAccounts() {
        send(anOrder(), order -> inCurrency(order, "KWD"));

        then("charged_minor from cancellation.line_item i where " + story.of("i"), "10000");
    }

    @Test
    void aProviderPaymentNamesItsTransaction() {
        send(anOrder(), order -> ((ObjectNode) order.path("payment")).put("kind", "PROVIDER"));

        story.thenParked("a provider payment names its transaction");
    }

    /** 10^12 minor units are 10,000,000,000.00 USD. */
    @ParameterizedTest
    @CsvSource({
        "/lineItems/0/amountIssued, value", "/lineItems/0/amountCharged, value", "/lineItems/0/amountCharged, fee",
        "/lineItems/0, remainingBalance", "/payment, capturedAmount", "/payment, taxAmount"
    })
    void noAmountIsAbove10To12MinorUnits(String at, String field) {
        send(anOrder(), order -> {
            paidByProvider(order);
            ((ObjectNode) order.at(at)).put(field, 10_000_000_000.01);
        });
        story.thenParked("amount 10000000000.01 is above the largest one accepted");

        send(anOrder(), order -> {
            paidByProvider(order);
            ((ObjectNode) order.at(at)).put(field, 10_000_000_000.00);
        });
        thenTheOrderIsThere("1");
    }

    @Test
    void anExternalRefHasAtMost100Characters() {
        send(anOrder(), order -> order.put("externalRefID", "x".repeat(101)));
        story.thenParked("externalRefID is longer than 100 characters");

        send(anOrder(), order -> order.put("externalRefID", "x".repeat(100)));
        thenTheOrderIsThere("1");
    }

    @Test
    void anExternalRefIsUniquePerAccountOnly() {
        var first = anOrder();
        story.arrived(first);

        send(another("-b"), order -> {
            order.put("externalRefID", first.externalRefID());
            order.put("accountIdentifier", "other-" + story.order());
        });

        thenIsThere(story.order() + "-b", "1");
    }

    @Test
    void anExternalRefIsFreeAgainAfter90Days() {
        var first = anOrder();
        story.arrived(first);
        seenDaysAgo("89 days 23 hours");
        send(another("-b"), order -> order.put("externalRefID", first.externalRefID()));
        story.thenParked("externalRefID belongs to another order of the account");

        seenDaysAgo("90 days 1 hour");
        send(another("-c"), order -> order.put("externalRefID", first.externalRefID()));

        thenIsThere(story.order() + "-c", "1");
    }

    @Test
    void theOrderThatKeptItsExternalRefIsNotItsOwnRival() {
        story.arrived(anOrder());

        send(Orders.onAccount(account, Orders.page(story.order(), 1, 2, List.of(Orders.item(1)))), order -> {});

        then("version from cancellation.orders where reference_order_id = '" + story.order() + "'", "2");
    }

    @Test
    void anOlderPageChangesNothingAndIsCounted() {
        story.arrived(Orders.onAccount(account, Orders.page(story.order(), 1, 2, List.of(Orders.item(1)))));
        var before = older();
        var failed = Orders.item(1, "FAILED", null, "REWARD_LINK", null);

        send(Orders.onAccount(account, Orders.page(story.order(), 1, 1, List.of(failed))), order -> {});

        await().untilAsserted(() -> assertThat(older()).isEqualTo(before + 1));
        then("concat(i.status, ' ', i.version) from cancellation.line_item i where " + story.of("i"), "COMPLETE 2");
    }

    @Test
    void aNewerPageDoesNotUndoWhatWasSettledNorChargeAgain() {
        story.arrived(anOrder());
        story.ended(Commands.cancel(story.order(), 0));

        send(Orders.onAccount(account, Orders.page(story.order(), 1, 2, List.of(Orders.item(1)))), order -> {});

        then("version from cancellation.line_item i where " + story.of("i"), "2");
        then(
                "string_agg(t.kind, ' ' order by t.id) from cancellation.ledger_transaction t where " + story.of("t"),
                "CHARGE VOID");
        assertThat(story.rewards()).isEqualTo("CANCELLED");
    }

    @ParameterizedTest
    @CsvSource({
        "/lineItems/0, lineNumber, 0, lineNumber is outside the order",
        "/lineItems/0, lineNumber, 2, lineNumber is outside the order",
        "/lineItems/0, issuance, 0, issuance starts at 1",
        "'', version, 0, version starts at 1",
        "'', totalLineItems, 0, totalLineItems is out of bounds",
        "'', totalLineItems, 1000001, totalLineItems is out of bounds"
    })
    void aPageThatMakesNoSenseIsParked(String at, String field, int value, String reason) {
        send(anOrder(), order -> ((ObjectNode) order.at(at)).put(field, value));

        story.thenParked(reason);
        thenTheOrderIsThere("0");
    }

    @Test
    void fieldsThatAreNotKnownAreIgnored() {
        send(anOrder(), order -> {
            order.put("somethingNew", 1);
            ((ObjectNode) order.at("/lineItems/0")).putObject("more").put("than", "we know");
        });

        thenTheOrderIsThere("1");
    }

    private OrderIssued anOrder() {
        return Orders.onAccount(account, Orders.anOrderOf(story.order(), 1));
    }

    private OrderIssued another(String suffix) {
        return Orders.onAccount(account, Orders.anOrderOf(story.order() + suffix, 1));
    }

    private void send(OrderIssued page, Consumer<ObjectNode> but) {
        Topic.of(ORDERS_ISSUED).send(story.order(), page, but);
    }

    private double older() {
        return metrics.get("countermand.intake.older")
                .tag("topic", ORDERS_ISSUED)
                .counter()
                .count();
    }

    private static void paidByProvider(ObjectNode order) {
        ((ObjectNode) order.path("payment"))
                .put("kind", "PROVIDER")
                .put("provider", "bango")
                .put("transactionId", "tx-1");
    }

    private static void inCurrency(ObjectNode order, String currency) {
        ((ObjectNode) order.at("/lineItems/0/amountIssued")).put("currencyCode", currency);
        ((ObjectNode) order.at("/lineItems/0/amountCharged")).put("currencyCode", currency);
    }

    private void seenDaysAgo(String interval) {
        Database.execute("update cancellation.orders set first_seen_at = now() - interval '" + interval
                + "' where reference_order_id = '" + story.order() + "'");
    }

    private void thenTheOrderIsThere(String count) {
        thenIsThere(story.order(), count);
    }

    private static void thenIsThere(String order, String count) {
        then("count(*) from cancellation.orders where reference_order_id = '" + order + "'", count);
    }
}
