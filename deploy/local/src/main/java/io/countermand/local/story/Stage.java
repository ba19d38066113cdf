package io.countermand.local.story;

import io.countermand.domain.action.ActionId;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.local.client.Administration;
import io.countermand.local.client.Tenant;
import io.countermand.local.launch.Port;
import io.countermand.local.launch.Ports;
import io.countermand.local.launch.Stack;
import io.countermand.local.provider.ProviderDesk;
import io.countermand.local.receive.Receiver;
import io.countermand.local.sample.OrderSystem;
import io.countermand.local.sample.SampleOrder;
import io.countermand.local.sample.SamplePlatform;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The running system with the sample platforms in it, their orders, and the receiver subscribed. */
public record Stage(
        Ports ports,
        Receiver receiver,
        Waiting waiting,
        Map<String, Tenant> tenants,
        Map<SampleOrder, OrderIssued> orders) {

    /** Who hears what: the first platform wants every reward's news as well, the second only the outcome of orders. */
    private static final Map<String, List<String>> CATEGORIES =
            Map.of("meadow", List.of("ORDER", "REWARD"), "harbour", List.of("ORDER"));

    /** Returns when every sample order can be read through the API. */
    public static Stage set(Stack stack, Receiver receiver) {
        var stage = new Stage(stack.ports(), receiver, new Waiting(stack::checkAlive), setUp(stack), issuedNow());
        stage.subscribe(stack.secrets().webhookSecret());
        stage.placeOrders();
        return stage;
    }

    Tenant tenantOf(SampleOrder sample) {
        return tenant(order(sample).platform());
    }

    public Tenant tenant(String platform) {
        return Objects.requireNonNull(tenants.get(platform));
    }

    public OrderIssued order(SampleOrder sample) {
        return Objects.requireNonNull(orders.get(sample));
    }

    private static Map<String, Tenant> setUp(Stack stack) {
        var ports = stack.ports();
        var administration =
                new Administration(ports.url(Port.WORKER_ADMIN), stack.secrets().adminKey());
        var tenants = new LinkedHashMap<String, Tenant>();
        for (var platform : SamplePlatform.all()) {
            var key = administration.setUp(platform);
            tenants.put(
                    platform.name(), new Tenant(platform.name(), key, ports.url(Port.API), ports.url(Port.DISPATCHER)));
        }
        return tenants;
    }

    private static Map<SampleOrder, OrderIssued> issuedNow() {
        var now = Instant.now();
        var orders = new EnumMap<SampleOrder, OrderIssued>(SampleOrder.class);
        for (var sample : SampleOrder.values()) {
            orders.put(sample, sample.issuedFor(now));
        }
        return orders;
    }

    private void subscribe(String secret) {
        tenants.values()
                .forEach(tenant -> tenant.subscribe(
                        receiver.hookUrl(tenant.name()),
                        Objects.requireNonNull(CATEGORIES.get(tenant.name())),
                        secret));
    }

    /** The order's payment was captured long before, at the provider. */
    private void pay() {
        var order = order(SampleOrder.PAID_BY_CARD);
        var payment = order.payment();
        var id = Objects.requireNonNull(payment.transactionId());
        provider()
                .authorize(
                        id,
                        Objects.requireNonNull(payment.capturedAmount()),
                        Objects.requireNonNull(payment.taxAmount()),
                        order.lineItems().getFirst().amountCharged().currencyCode());
        provider().capture(id);
    }

    ProviderDesk provider() {
        return new ProviderDesk(ports.url(Port.PROVIDER));
    }

    private void placeOrders() {
        pay();
        try (var orderSystem = new OrderSystem("localhost:" + ports.of(Port.KAFKA), "")) {
            orderSystem.send(List.copyOf(orders.values()));
        }
        orders.values()
                .forEach(order -> waiting.until(order.referenceOrderId() + " can be read", () -> isReadable(order)));
    }

    /** The order's first action is shown as PENDING as soon as the order is there. */
    private boolean isReadable(OrderIssued order) {
        var target = Target.order(order.referenceOrderId());
        var first = ActionId.of(order.platform(), target, OrderAction.CANCEL, 0).toString();
        return tenant(order.platform()).action(order.referenceOrderId(), first).status() == 200;
    }
}
