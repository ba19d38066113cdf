package io.countermand.webhook.history;

import static io.countermand.webhook.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.testing.Deliveries;
import io.countermand.webhook.testing.Received;
import io.countermand.webhook.testing.Receiver;
import io.countermand.webhook.testing.ReceiverPorts;
import io.countermand.webhook.testing.Subscriber;
import io.countermand.webhook.testing.Tables;
import io.countermand.webhook.testing.WorkerTopics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class ReplayTest {

    private final Subscriber subscriber = Subscriber.onANewPlatform();
    private final int port = ReceiverPorts.port(0);
    private UUID subscription;

    @BeforeEach
    void subscribe() {
        subscription = subscriber.subscribe(Receiver.url(port));
    }

    @AfterEach
    void forgetOtherEndpoints() {
        Deliveries.forgetAllEndpoints();
    }

    @Test
    void sendsTheSameBytesOfTheRangeAgain() {
        try (var receiver = Receiver.on(port)) {
            delivered(receiver, 5);

            replay("fromRevision=2&toRevision=4")
                    .then()
                    .statusCode(200)
                    .body("count", equalTo(3))
                    .body("fromRevision", equalTo(2))
                    .body("toRevision", equalTo(4));

            var received = receiver.awaitReceived(8);
            assertThat(received.subList(5, 8)).extracting(Received::revision).containsExactlyInAnyOrder(2L, 3L, 4L);
            for (var again : received.subList(5, 8)) {
                assertThat(received.subList(0, 5))
                        .anySatisfy(first -> assertThat(first.text()).isEqualTo(again.text()));
            }
            Deliveries.awaitStates(subscription, "DELIVERED", "DELIVERED", "DELIVERED", "DELIVERED", "DELIVERED");
        }
    }

    @Test
    void withoutAnEndItGoesToTheLatest() {
        try (var receiver = Receiver.on(port)) {
            delivered(receiver, 3);

            replay("fromRevision=2").then().body("count", equalTo(2)).body("toRevision", equalTo(3));
            receiver.awaitReceived(5);

            replay("fromRevision=9").then().statusCode(200).body("count", equalTo(0));
        }
    }

    @Test
    void goesBehindLiveWork() {
        try (var receiver = Receiver.on(port)) {
            delivered(receiver, 6);
            subscriber.post(subscription, "/pause");
            replay("fromRevision=1").then().statusCode(200).body("count", equalTo(6));
            await().untilAsserted(() -> assertThat(restarts()).isEqualTo("0"));
            send(4);
            awaitRevision(10);

            subscriber.post(subscription, "/resume");

            assertThat(receiver.awaitReceived(16).subList(6, 10))
                    .extracting(Received::revision)
                    .containsExactlyInAnyOrder(7L, 8L, 9L, 10L);
        }
    }

    @Test
    void leavesAloneWhatIsOlderThanNinetyDays() {
        try (var receiver = Receiver.on(port)) {
            delivered(receiver, 2);
            Tables.column(
                    "update webhook.delivery set created_at = now() - interval '91 days'"
                            + " where subscription_id = ? and revision = 1 returning id",
                    subscription);

            replay("fromRevision=1").then().body("count", equalTo(1));

            assertThat(receiver.awaitReceived(3).getLast().revision()).isEqualTo(2);
        }
    }

    @Test
    void takesAHundredThousandAtMost() {
        Tables.value("update webhook.subscription set last_revision = 100001 where id = ? returning id", subscription);

        replay("fromRevision=1").then().statusCode(400).body("errors.path", hasItem("toRevision"));
        replay("fromRevision=2").then().statusCode(200).body("count", equalTo(0));
    }

    @Test
    void needsABeginning() {
        replay("toRevision=4").then().statusCode(400).body("errors.path", hasItem("fromRevision"));
    }

    @Test
    void isOneAtATime() {
        try (var receiver = Receiver.on(port)) {
            delivered(receiver, 1);
            Tables.value(
                    "insert into webhook.restart (subscription_id, kind, next_revision, to_revision, since)"
                            + " values (?, 'REPLAY', 1, 900000000000, now()) returning id",
                    subscription);

            replay("fromRevision=1").then().statusCode(409).body("i18nKey", equalTo("409.300"));
            Tables.column("delete from webhook.restart where subscription_id = ? returning id", subscription);
        }
    }

    private void delivered(Receiver receiver, int count) {
        send(count);
        receiver.awaitReceived(count);
        Deliveries.awaitStates(
                subscription,
                IntStream.range(0, count).mapToObj(i -> "DELIVERED").toArray(String[]::new));
    }

    private void send(int count) {
        for (int i = 0; i < count; i++) {
            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-" + i);
        }
    }

    private void awaitRevision(int revision) {
        await().untilAsserted(() -> assertThat(
                        Tables.value("select last_revision from webhook.subscription where id = ?", subscription))
                .isEqualTo(String.valueOf(revision)));
    }

    private String restarts() {
        return Tables.value("select count(*) from webhook.restart where subscription_id = ?", subscription);
    }

    private Response replay(String query) {
        return subscriber.post(subscription, "/replay?" + query);
    }
}
