package io.countermand.proof.refund;

import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.action.ActionId;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.domain.wire.Topics;
import io.countermand.local.provider.ProviderDesk;
import io.countermand.local.sample.SampleOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Orders of one line item of 25.00 USD (and a fee of 0.75), each with a payment of its own at the provider. */
record PaidOrders(int count) {

    private static final BigDecimal CAPTURED = new BigDecimal("25.75");
    private static final BigDecimal TAX = new BigDecimal("2.06");
    private static final int AT_ONCE = 16;

    /** Authorises and captures them all. */
    void pay(ProviderDesk desk) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            numbers()
                    .forEach(number -> threads.submit(() -> {
                        desk.authorize(transactionId(number), CAPTURED, TAX, "USD");
                        desk.capture(transactionId(number));
                    }));
        }
    }

    Map<String, byte[]> issued() {
        var sample = SampleOrder.PAID_BY_CARD.issuedFor(Instant.now());
        var records = new HashMap<String, byte[]>();
        numbers()
                .forEach(number ->
                        records.put(Topics.key(sample.platform(), id(number)), WireJson.write(like(sample, number))));
        return records;
    }

    Map<String, byte[]> cancelled() {
        var platform = SampleOrder.PAID_BY_CARD.issuedFor(Instant.now()).platform();
        var records = new HashMap<String, byte[]>();
        numbers()
                .forEach(number ->
                        records.put(Topics.key(platform, id(number)), WireJson.write(cancel(platform, id(number)))));
        return records;
    }

    static String transactionId(int number) {
        return "payment-" + number;
    }

    private static String id(int number) {
        return "RA261120-9000-" + number;
    }

    IntStream numbers() {
        return IntStream.range(0, count);
    }

    private static OrderActionRequested cancel(String platform, String order) {
        var target = Target.order(order);
        return new OrderActionRequested(
                OrderActionRequested.SCHEMA,
                ActionId.of(platform, target, OrderAction.CANCEL, 0),
                UUID.randomUUID(),
                0,
                OrderAction.CANCEL,
                target,
                platform,
                "FRAUD",
                null,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                null);
    }

    private static OrderIssued like(OrderIssued sample, int number) {
        return new OrderIssued(
                sample.schema(),
                sample.platform(),
                sample.version(),
                id(number),
                id(number),
                sample.customerIdentifier(),
                sample.accountIdentifier(),
                sample.orderSource(),
                sample.status(),
                sample.createdAt(),
                1,
                new OrderIssued.Payment("PROVIDER", "bango", transactionId(number), "CAPTURED", CAPTURED, TAX),
                List.of(sample.lineItems().getFirst()));
    }
}
