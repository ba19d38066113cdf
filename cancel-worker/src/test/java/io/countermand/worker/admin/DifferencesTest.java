package io.countermand.worker.admin;

import static io.countermand.domain.wire.Topics.ORDERS_ISSUED;
import static io.countermand.worker.admin.Admin.allOf;
import static io.countermand.worker.admin.Admin.get;
import static io.countermand.worker.admin.Admin.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.countermand.local.testing.FreshStack;
import io.countermand.worker.Database;
import io.countermand.worker.Orders;
import io.countermand.worker.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code /admin/reconciliation}: where the books disagree. */
@QuarkusTest
@WithTestResource(FreshStack.class)
class DifferencesTest {

    private static final String LIST = "/admin/reconciliation";

    private String order = "";

    @BeforeEach
    void givenAnOrder() {
        Database.execute(
                "insert into access.platform (name, created_at) values ('acme', now()) on conflict do nothing");
        order = "RA261120-" + UUID.randomUUID().toString().substring(0, 8);
        Topic.of(ORDERS_ISSUED).send(order, Orders.anOrderOf(order, 1));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Database.number(
                                "select count(*) from cancellation.orders where reference_order_id = '" + order + "'")
                        == 1);
    }

    @Test
    void aDifferenceIsListedUntilAHumanHasSeenToIt() {
        var id = aDifference("MISSING_EVENT", "null");
        var other = aDifference("WRONG_AMOUNT", "1");

        var item = "items.find { it.id == " + other + " }";
        get(LIST + "?maxResults=500")
                .statusCode(200)
                .body(item + ".kind", equalTo("WRONG_AMOUNT"))
                .body(item + ".platform", equalTo("acme"))
                .body(item + ".referenceOrderId", equalTo(order))
                .body(item + ".referenceLineItemId", equalTo(order + "-1"))
                .body(item + ".detail", equalTo("a test"))
                .body("items.find { it.id == " + id + " }.referenceLineItemId", nullValue());
        post(LIST + "/" + id + "/resolve", "").statusCode(200).body("resolvedAt", matchesPattern(".*\\.\\d{3}Z"));

        assertThat(allOf(LIST, "collect { it.detail + it.id }"))
                .doesNotContain("a test" + id)
                .contains("a test" + other);
        assertThat(Database.number("select count(*) from access.change where subject = 'difference/" + id + "'"))
                .isEqualTo(1);
    }

    @Test
    void whatIsNotThereOrAlreadySeenToCannotBeResolved() {
        var id = aDifference("DOUBLE_REFUND", "1");
        post(LIST + "/" + id + "/resolve", "").statusCode(200);

        post(LIST + "/" + id + "/resolve", "").statusCode(404).body("i18nKey", equalTo("404.306"));
        post(LIST + "/0/resolve", "").statusCode(404).body("i18nKey", equalTo("404.306"));
    }

    private long aDifference(String kind, String line) {
        Database.execute("""
                insert into cancellation.difference (kind, order_id, line_number, action_id, detail, found_at)
                select '%s', id, %s, null, 'a test', now() from cancellation.orders where reference_order_id = '%s'
                """.formatted(kind, line, order));
        return Database.number("select max(id) from cancellation.difference");
    }
}
