package io.countermand.webhook.delivery;

import static io.countermand.webhook.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.backbone.store.Transactions;
import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.testing.Deliveries;
import io.countermand.webhook.testing.Receiver;
import io.countermand.webhook.testing.ReceiverPorts;
import io.countermand.webhook.testing.Subscriber;
import io.countermand.webhook.testing.Tables;
import io.countermand.webhook.testing.WorkerTopics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An endpoint whose receiver is away, seen through the store alone. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class FencingTest {

    private static final Health.Care WELL = new Health.Care(Health.GOOD, null, null);
    private static final Function<SqlConnection, Optional<Turn>> NO_MORE = transaction -> Optional.empty();

    private final Subscriber subscriber = Subscriber.onANewPlatform();

    @Inject
    Transactions transactions;

    private UUID subscription;
    private long delivery;

    @BeforeEach
    void aDeliveryAfterItsFirstAttempt() {
        subscription = subscriber.subscribe(Receiver.url(ReceiverPorts.port(3)));
        WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");
        await().untilAsserted(() -> assertThat(
                        Tables.column("select attempts from webhook.delivery where subscription_id = ?", subscription))
                .containsExactly("1"));
        delivery =
                Long.parseLong(Tables.value("select id from webhook.delivery where subscription_id = ?", subscription));
    }

    @AfterEach
    void forgetOtherEndpoints() {
        Deliveries.forgetAllEndpoints();
    }

    @Test
    void whoSleptThroughTheLeaseRecordsNothing() {
        var recorded = new RecordTurn(transactions, InstantSource.system())
                .record(endpoint(epoch() - 1), List.of(aSuccess(2)), WELL, NO_MORE);

        assertThat(recorded.isOurs()).isFalse();
        assertThat(deliveryState()).isEqualTo("PENDING");
    }

    @Test
    void recordingTwiceCountsOnce() {
        var endpoint = endpoint(epoch());
        var recordTurn = new RecordTurn(transactions, InstantSource.system());

        recordTurn.record(endpoint, List.of(aSuccess(2)), WELL, NO_MORE);
        recordTurn.record(endpoint, List.of(aSuccess(2)), WELL, NO_MORE);

        assertThat(deliveryState()).isEqualTo("DELIVERED");
        assertThat(Tables.value("select count(*) from webhook.attempt where delivery_id = ?", delivery))
                .isEqualTo("2");
    }

    private Endpoint endpoint(long epoch) {
        return new Endpoint(subscription, epoch, "http://localhost/", Sealed.NOTHING, Health.GOOD);
    }

    private Attempt aSuccess(int number) {
        var answer = new Answer(200, null, null, "");
        return new Attempt(delivery, number, Instant.now(), 5, answer, new Outcome.Delivered());
    }

    private long epoch() {
        return Long.parseLong(Tables.value("select lease_epoch from webhook.subscription where id = ?", subscription));
    }

    private String deliveryState() {
        return Tables.value("select state from webhook.delivery where id = ?", delivery);
    }
}
