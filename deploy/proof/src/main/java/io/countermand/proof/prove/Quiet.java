package io.countermand.proof.prove;

import io.countermand.domain.wire.Topics;
import io.countermand.local.client.Http;
import io.countermand.local.client.UnexpectedAnswer;
import io.countermand.local.launch.Port;
import io.countermand.proof.running.Installation;
import io.countermand.proof.running.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** After the storm: everybody is up, and works until nothing is left. What stays undone is for the checker to say. */
final class Quiet {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final List<String> TOLD =
            List.of(Topics.ORDER_ACTIONS_SETTLED, Topics.LINE_ITEMS_SETTLED, Topics.REFUNDS_SETTLED);

    /** The gap before a third attempt is five minutes: an operator's retry is as good. */
    private static final String WAITING = """
            select d.id from webhook.delivery d join webhook.subscription s on s.id = d.subscription_id
            where d.state = 'PENDING' and d.attempts > 0 and d.due_at > now() + interval '8 seconds' and s.url not like '%/canary'
            """;

    private final Installation house;
    private final Gauge gauge;

    Quiet(Installation house, Gauge gauge) {
        this.house = house;
        this.gauge = gauge;
    }

    void await() throws ExecutionException, InterruptedException {
        house.all().forEach(Instance::awaitReady);
        var deadline = Instant.now().plus(PATIENCE);
        while (gauge.all() != 0 || unread() != 0) {
            if (Instant.now().isAfter(deadline)) {
                System.out.println("not quiet after " + PATIENCE.toMinutes() + " minutes: " + gauge.all() + " open, "
                        + unread() + " records unread");
                return;
            }
            house.books().rows(WAITING).forEach(this::retry);
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private long unread() throws ExecutionException, InterruptedException {
        long unread = house.uncommittedByWorkers(Topics.ORDER_ACTIONS_REQUESTED)
                + house.uncommittedByWorkers(Topics.ORDERS_ISSUED);
        for (var topic : TOLD) {
            unread += house.topic(topic).uncommitted(House.PREFIX + "webhook-dispatcher." + topic);
        }
        return unread;
    }

    private void retry(String delivery) {
        var administration = new Http(
                house.dispatchers().getFirst().url(Port.DISPATCHER_ADMIN),
                "admin",
                house.secrets().adminKey());
        try {
            administration.post("/admin/deliveries/" + delivery + "/retry", Map.of());
        } catch (UnexpectedAnswer e) {
            System.out.println("the retry of delivery " + delivery + " was not answered");
        }
    }
}
