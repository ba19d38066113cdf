package io.countermand.worker.admin;

import static io.countermand.domain.wire.Topics.ORDERS_ISSUED;
import static io.countermand.domain.wire.Topics.ORDER_ACTIONS_REQUESTED;
import static io.countermand.domain.wire.Topics.REWARDS_CHANGED;
import static io.countermand.worker.admin.Admin.allOf;
import static io.countermand.worker.admin.Admin.get;
import static io.countermand.worker.admin.Admin.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.countermand.domain.wire.RewardChanged;
import io.countermand.local.testing.FreshStack;
import io.countermand.worker.Commands;
import io.countermand.worker.Database;
import io.countermand.worker.Orders;
import io.countermand.worker.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code /admin/conflicts}: redemptions that met a void. */
@QuarkusTest
@WithTestResource(FreshStack.class)
class ConflictsTest {

    private static final String CONFLICTS = "/admin/conflicts";
    private static final Instant REDEEMED_AT = Instant.parse("2026-11-20T09:00:00.250Z");

    private String order = "";

    /** Three line items, voided, of which news of a redemption comes afterwards. */
    @BeforeEach
    void givenThreeConflicts() {
        Database.execute(
                "insert into access.platform (name, created_at) values ('acme', now()) on conflict do nothing");
        order = "RA261120-" + UUID.randomUUID().toString().substring(0, 8);
        Topic.of(ORDERS_ISSUED).send(order, Orders.anOrderOf(order, 3));
        awaitRows("cancellation.line_item i", 3);
        Topic.of(ORDER_ACTIONS_REQUESTED).send(order, Commands.cancel(order, 0));
        awaitRows("cancellation.refund i", 3);
        for (int line = 1; line <= 3; line++) {
            var change = new RewardChanged(
                    1, "acme", order + "-" + line, 7, new BigDecimal("4.00"), "PARTIALLY_REDEEMED", REDEEMED_AT);
            Topic.of(REWARDS_CHANGED).send(order, change);
        }
        awaitRows("cancellation.redemption_conflict i", 3);
    }

    @Test
    void everyConflictIsListedOnceWithTheActionThatVoidedIt() {
        assertThat(allOf(CONFLICTS, "referenceLineItemId"))
                .doesNotHaveDuplicates()
                .contains(order + "-1", order + "-2", order + "-3");

        var mine = "items.find { it.referenceLineItemId == '" + order + "-2' }";
        get(CONFLICTS + "?maxResults=500")
                .statusCode(200)
                .body(mine + ".platform", equalTo("acme"))
                .body(mine + ".version", equalTo(7))
                .body(
                        mine + ".actionId",
                        equalTo(Commands.cancel(order, 0).actionId().toString()))
                .body(mine + ".rewardStatus", equalTo("PARTIALLY_REDEEMED"))
                .body(mine + ".remainingMinor", equalTo(400))
                .body(mine + ".changedAt", equalTo("2026-11-20T09:00:00.250Z"))
                .body(mine + ".recordedAt", matchesPattern(".*\\.\\d{3}Z"));
    }

    @Test
    void aResolvedConflictIsNotListedAnyMoreAndTheChangeIsRecorded() {
        var resolve = CONFLICTS + "/" + order + "-1/7/resolve";

        post(resolve, "").statusCode(200).body("resolvedAt", matchesPattern(".*\\.\\d{3}Z"));

        assertThat(allOf(CONFLICTS, "referenceLineItemId"))
                .doesNotContain(order + "-1")
                .contains(order + "-2");
        post(resolve, "").statusCode(404).body("i18nKey", equalTo("404.304"));
        assertThat(Database.number("select count(*) from access.change where subject = 'conflict/" + order + "-1'"))
                .isEqualTo(1);
    }

    @Test
    void pagesBackwardsLeadToTheSame() {
        var first = get(CONFLICTS + "?maxResults=1").extract().jsonPath();
        var second = get(CONFLICTS + "?maxResults=1&nextCursor=" + first.getString("pagination.nextCursor"))
                .extract()
                .jsonPath();

        var back = get(CONFLICTS + "?maxResults=1&prevCursor=" + second.getString("pagination.prevCursor"))
                .extract()
                .jsonPath();

        assertThat(back.getList("items.referenceLineItemId")).isEqualTo(first.getList("items.referenceLineItemId"));
    }

    @Test
    void conflictsThatDoNotExistCannotBeResolved() {
        post(CONFLICTS + "/" + order + "-1/8/resolve", "").statusCode(404).body("i18nKey", equalTo("404.304"));
        post(CONFLICTS + "/nonsense/1/resolve", "").statusCode(404).body("i18nKey", equalTo("404.304"));
    }

    private void awaitRows(String table, int count) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Database.number("select count(*) from " + table
                                + " where i.order_id = (select id from cancellation.orders where reference_order_id = '"
                                + order + "')")
                        == count);
    }
}
