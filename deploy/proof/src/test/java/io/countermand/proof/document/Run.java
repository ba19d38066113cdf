package io.countermand.proof.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.domain.wire.RewardChanged;
import io.countermand.domain.wire.Topics;
import io.countermand.local.client.Tenant;
import io.countermand.local.provider.LocalProvider;
import io.countermand.local.sample.SampleOrder;
import io.countermand.local.sample.SamplePlatform;
import io.countermand.proof.running.Customer;
import io.countermand.proof.running.Installation;
import io.countermand.proof.running.Patience;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Everything that makes a record, once: every sample order, every kind of action, a refund by card, a redemption. */
final class Run implements AutoCloseable {

    private final LocalProvider provider;
    private final Installation house;
    private final Customer meadow;
    private final Customer harbour;

    Run() throws IOException {
        provider = LocalProvider.start(Files.createTempDirectory("countermand-provider-"), 0);
        house = new Installation(1, Map.of("countermand.worker.refund.providers.bango.url", provider.url()))
                .awaitReady();
        meadow = new Customer(house.tenant(SamplePlatform.all().get(0)));
        harbour = new Customer(house.tenant(SamplePlatform.all().get(1)));
    }

    void happen() throws Exception {
        EnumSet.complementOf(EnumSet.of(SampleOrder.PAID_BY_CARD)).forEach(house.orders()::place);
        cancelInPartThenAgain(known(SampleOrder.MIXED));
        freezeUnfreezeAndCancelOne(known(SampleOrder.ALL_ELIGIBLE));
        refundByCard();
        redeem(known(SampleOrder.ALL_ELIGIBLE));
    }

    List<ConsumerRecord<String, byte[]>> records(String topic) {
        return house.topic(topic).records();
    }

    @Override
    public void close() throws InterruptedException {
        house.close();
        provider.close();
    }

    private OrderIssued known(SampleOrder sample) {
        var order = house.orders().place(sample);
        meadow.awaitKnown(order);
        return order;
    }

    private void cancelInPartThenAgain(OrderIssued order) {
        var path = Tenant.cancelPath(order.referenceOrderId());
        var headers = Map.of(
                "Idempotency-Key", "once", "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        act(path, Map.of("reasonCode", "OTHER", "otherReason", "<b>Ada</b> & Grace"), headers);
        act(path, Map.of("reasonCode", "DUPLICATE"), Map.of());
    }

    private void freezeUnfreezeAndCancelOne(OrderIssued order) {
        var path = "/raas/v2/asyncOrders/" + order.referenceOrderId();
        act(path + "/freeze", Map.of("reasonCode", "FRAUD"), Map.of());
        act(path + "/unfreeze", Map.of("reasonCode", "FRAUD"), Map.of());
        act(
                "/raas/v2/lineItems/" + order.referenceOrderId() + "-1/cancel",
                Map.of("reasonCode", "RECIPIENT"),
                Map.of());
    }

    private void act(String path, Map<String, String> reason, Map<String, String> headers) {
        meadow.awaitEnd(Customer.location(meadow.tenant().post(path, reason, headers)));
    }

    private void refundByCard() {
        var order = house.orders().place(SampleOrder.PAID_BY_CARD);
        var payment = order.payment();
        provider.desk()
                .authorize(
                        String.valueOf(payment.transactionId()),
                        new BigDecimal("103.00"),
                        new BigDecimal("8.24"),
                        "USD");
        provider.desk().capture(String.valueOf(payment.transactionId()));
        var location = harbour.cancelOnceKnown(order);
        Patience.await("the refund by card")
                .until(() -> harbour.tenant()
                        .get(location)
                        .body()
                        .at("/refund/state")
                        .asText()
                        .equals("REFUNDED"));
        Patience.await("the record of the refund")
                .until(() -> !records(Topics.REFUNDS_SETTLED).isEmpty());
    }

    /** As the redemption system would tell it. */
    private void redeem(OrderIssued order) throws Exception {
        var change = new RewardChanged(
                RewardChanged.SCHEMA,
                order.platform(),
                order.referenceOrderId() + "-2",
                2,
                new BigDecimal("12.50"),
                "PARTIALLY_REDEEMED",
                Instant.now());
        var headers = new RecordHeaders();
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "/sample/redemption-system",
                        "ce_type", "io.countermand.reward.changed",
                        "ce_time", Instant.now().toString(),
                        "content-type", "application/json")
                .forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
        var key = Topics.key(order.platform(), order.referenceOrderId());
        house.topic(Topics.REWARDS_CHANGED).send(key, WireJson.write(change), headers);
    }
}
