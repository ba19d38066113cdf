package io.countermand.webhook.admin;

import static io.countermand.webhook.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.testing.Deliveries;
import io.countermand.webhook.testing.Receiver;
import io.countermand.webhook.testing.ReceiverPorts;
import io.countermand.webhook.testing.Subscriber;
import io.countermand.webhook.testing.Tables;
import io.countermand.webhook.testing.WorkerTopics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code /admin/parked}: a record of a platform that is not known yet. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class DispatcherParkedTest {

    private final Subscriber subscriber = Subscriber.onANewPlatform();
    private final int port = ReceiverPorts.port(0);
    private final UUID event = UUID.randomUUID();
    private String id = "";

    @Inject
    AdminServer server;

    @BeforeEach
    void givenAParkedRecord() {
        var later = "later-" + event;
        WorkerTopics.sendSettledAction(event, later, "RA-1");
        await().untilAsserted(() -> assertThat(parked()).hasSize(1));
        id = parked().getFirst();
    }

    @AfterEach
    void forgetOtherEndpoints() {
        Deliveries.forgetAllEndpoints();
    }

    @Test
    void isListedWithItsPlaceAndWords() {
        Operator.of(server)
                .call()
                .get("/admin/parked?maxResults=200")
                .then()
                .statusCode(200)
                .body("items.find { it.id == " + id + " }.reason", containsString("no platform is called later-"))
                .body("items.find { it.id == " + id + " }.eventId", equalTo(event.toString()))
                .body("items.find { it.id == " + id + " }.value", containsString("RA-1"));
    }

    @Test
    void isAnnouncedUnderItsOwnIdWhenItIsTakenInAgain() {
        Tables.value(
                "update access.platform set name = ? where name = ? returning id",
                "later-" + event,
                subscriber.platform());
        var renamed = new Subscriber("later-" + event, subscriber.key());
        try (var receiver = Receiver.on(port)) {
            renamed.subscribe(Receiver.url(port));

            post("/redrive").then().statusCode(200).body("state", equalTo("REDRIVEN"));

            assertThat(receiver.awaitReceived(1).getFirst().json().getString("eventId"))
                    .isEqualTo(event.toString());
            post("/redrive").then().statusCode(404).body("i18nKey", equalTo("404.303"));
        }
    }

    @Test
    void aRecordThatIsRefusedAgainGoesOnWaiting() {
        post("/redrive").then().statusCode(422).body("i18nKey", equalTo("422.321"));

        assertThat(state()).isEqualTo("PARKED");
    }

    @Test
    void aDroppedRecordIsKeptAndWaitsNoMore() {
        post("/drop").then().statusCode(200).body("state", equalTo("DROPPED"));

        assertThat(state()).isEqualTo("DROPPED");
        post("/drop").then().statusCode(404);
        assertThat(Tables.value("select count(*) from webhook.change where subject = ?", "parked/" + id))
                .isEqualTo("1");
    }

    private Response post(String act) {
        return Operator.of(server).call().post("/admin/parked/" + id + act);
    }

    private String state() {
        return Tables.value("select state from webhook.parked_record where id = ?", Long.valueOf(id));
    }

    private java.util.List<String> parked() {
        return Tables.column("select id from webhook.parked_record where event_id = ?", event.toString());
    }
}
