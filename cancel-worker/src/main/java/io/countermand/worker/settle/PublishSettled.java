package io.countermand.worker.settle;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.countermand.worker.publish.NewEvent;
import io.countermand.worker.publish.Outbox;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Numbers the events of a settled bundle per order, and puts them into the outbox. */
@ApplicationScoped
class PublishSettled {

    private final Outbox outbox;

    PublishSettled(Outbox outbox) {
        this.outbox = outbox;
    }

    void publish(SqlConnection transaction, List<JudgedChunk> chunks, List<Ended> ended, Instant now) {
        var told = chunks.stream().filter(judged -> !judged.news().isEmpty()).toList();
        var counts = Stream.concat(
                        told.stream().map(JudgedChunk::action), ended.stream().map(Ended::action))
                .collect(groupingBy(action -> action.order().id(), counting()));
        if (!counts.isEmpty()) {
            outbox.add(transaction, events(told, ended, firstNumbers(transaction, counts), now), now);
        }
    }

    private Map<Long, Long> firstNumbers(SqlConnection transaction, Map<Long, Long> counts) {
        var next = new HashMap<Long, Long>();
        outbox.number(transaction, counts)
                .forEach((order, last) -> next.put(order, last - counts.getOrDefault(order, 0L) + 1));
        return next;
    }

    /** Line items first: whoever hears that an action ended has heard of all its line items in this transaction. */
    private static List<NewEvent> events(List<JudgedChunk> told, List<Ended> ended, Map<Long, Long> next, Instant now) {
        var events = new ArrayList<NewEvent>();
        for (var judged : told) {
            events.add(SettledEvents.lineItems(judged, take(next, judged.action()), now));
        }
        for (var end : ended) {
            events.add(SettledEvents.orderAction(end, take(next, end.action())));
        }
        return events;
    }

    private static long take(Map<Long, Long> next, RunningAction action) {
        return next.merge(action.order().id(), 1L, Long::sum) - 1;
    }
}
