package io.countermand.webhook.subscription;

import static io.countermand.webhook.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.testing.Deliveries;
import io.countermand.webhook.testing.Receiver;
import io.countermand.webhook.testing.ReceiverPorts;
import io.countermand.webhook.testing.Subscriber;
import io.countermand.webhook.testing.Tables;
import io.countermand.webhook.testing.WorkerTopics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A credential that is limited to a customer manages the subscriptions of that customer, and those alone. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class ScopeTest {

    private static final String WEBHOOKS = "/raas/v2/webhooks";

    private final Subscriber platform = Subscriber.onANewPlatform();
    private final Subscriber ofCustomer1 = platform.limitedTo("customer-1");
    private final Subscriber ofCustomer2 = platform.limitedTo("customer-2");
    private final String url = Receiver.url(ReceiverPorts.port(3));

    @AfterEach
    void forgetOtherEndpoints() {
        Deliveries.forgetAllEndpoints();
    }

    @Test
    void hearsOfItsCustomersAlone() {
        var all = platform.subscribe(url);
        var own = ofCustomer1.subscribe(url);
        var others = ofCustomer2.subscribe(url);

        WorkerTopics.sendSettledAction(UUID.randomUUID(), platform.platform(), "RA-1");

        await().untilAsserted(() -> assertThat(lastRevision(all)).isEqualTo("1"));
        assertThat(lastRevision(own)).isEqualTo("1");
        assertThat(lastRevision(others)).isEqualTo("0");
    }

    @Test
    void hearsOfTheAccountsItNames() {
        var named = id(platform.subscribe(request("accountIdentifiers", List.of("account-1", "account-9"))));
        var other = id(platform.subscribe(request("accountIdentifiers", List.of("account-9"))));

        WorkerTopics.sendSettledAction(UUID.randomUUID(), platform.platform(), "RA-1");

        await().untilAsserted(() -> assertThat(lastRevision(named)).isEqualTo("1"));
        assertThat(lastRevision(other)).isEqualTo("0");
    }

    @Test
    void keepsNoEventThatNobodyMayHearOf() {
        var other = ofCustomer2.subscribe(url);
        var all = platform.subscribe(url, "RewardStatus");

        WorkerTopics.sendSettledAction(UUID.randomUUID(), platform.platform(), "RA-1");
        WorkerTopics.sendSettledLineItems(UUID.randomUUID(), platform.platform(), 1, 0);

        await().untilAsserted(() -> assertThat(lastRevision(all)).isEqualTo("1"));
        assertThat(lastRevision(other)).isEqualTo("0");
        assertThat(Tables.column(
                        "select e.type from webhook.event e join access.platform p on p.id = e.platform_id where p.name = ?",
                        platform.platform()))
                .containsExactly("RewardStatus");
    }

    @Test
    void seesSubscriptionsWithinItsOwnScopeAlone() {
        var all = platform.subscribe(url);
        var own = ofCustomer1.subscribe(url);

        ofCustomer1.call().get(WEBHOOKS).then().body("items.webhookId", equalTo(List.of(own.toString())));
        ofCustomer1.get(all, "").then().statusCode(404);
        ofCustomer2.get(own, "").then().statusCode(404);
        ofCustomer2.call().delete(WEBHOOKS + "/" + own).then().statusCode(404);
        ofCustomer2.post(own, "/pause").then().statusCode(404);
        platform.call().get(WEBHOOKS).then().body("items", hasSize(2));
    }

    @Test
    void isLimitedLikeItsCredentialUnlessItIsLimitedMore() {
        var own = ofCustomer1.subscribe(url);

        ofCustomer1.get(own, "").then().body("customerIdentifiers", equalTo(List.of("customer-1")));
        ofCustomer1
                .subscribe(request("customerIdentifiers", List.of("customer-2")))
                .then()
                .statusCode(400)
                .body("errors.path", hasItem("customerIdentifiers"));
        ofCustomer1
                .call()
                .body(Map.of("customerIdentifiers", List.of("customer-1", "customer-2")))
                .patch(WEBHOOKS + "/" + own)
                .then()
                .statusCode(400);
        ofCustomer1
                .call()
                .body(Map.of("customerIdentifiers", List.of()))
                .patch(WEBHOOKS + "/" + own)
                .then()
                .statusCode(200)
                .body("customerIdentifiers", equalTo(List.of("customer-1")));
    }

    @Test
    void refusesIdentifiersThatCanBeNobodys() {
        platform.subscribe(request("customerIdentifiers", List.of("x y")))
                .then()
                .statusCode(400)
                .body("errors.path", hasItem("customerIdentifiers"));
    }

    private Map<String, Object> request(String field, Object value) {
        return Map.of("url", url, "eventTypes", List.of("OrderActionStatus"), field, value);
    }

    private static UUID id(io.restassured.response.Response created) {
        return UUID.fromString(created.path("webhookId"));
    }

    private static String lastRevision(UUID subscription) {
        return Tables.value("select last_revision from webhook.subscription where id = ?", subscription);
    }
}
