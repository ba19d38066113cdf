package io.countermand.webhook.subscription;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.testing.ReceiverPorts;
import io.countermand.webhook.testing.Subscriber;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class EventTypesTest {

    private final Subscriber subscriber = Subscriber.onANewPlatform();

    @Test
    void listsWhatCanBeSubscribedTo() {
        list("").then()
                .statusCode(200)
                .body("numberOfElements", equalTo(3))
                .body("items.category", equalTo(List.of("ORDER", "REWARD", "PLATFORM")))
                .body("items[0].eventTypes", equalTo(List.of("OrderActionStatus")))
                .body("items[2].eventTypes", equalTo(List.of("RefundNeedsReview", "WebhookDisabled")));
    }

    @Test
    void filtersByCategory() {
        list("?category=REWARD").then().body("items.category", equalTo(List.of("REWARD")));
        list("?category=ITEM").then().statusCode(400).body("errors.path", hasItem("category"));
    }

    @Test
    void leadsForthAndBack() {
        var first = list("?maxResults=2");
        var second = list("?maxResults=2&nextCursor=" + first.path("nextCursor"));

        second.then().body("items.category", equalTo(List.of("PLATFORM")));
        list("?maxResults=2&prevCursor=" + second.path("prevCursor"))
                .then()
                .body("items.category", equalTo(List.of("ORDER", "REWARD")));
    }

    private Response list(String query) {
        return subscriber.call().urlEncodingEnabled(false).get("/raas/v2/webhooks/eventtypes" + query);
    }
}
