package io.countermand.proof.repeat;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.countermand.domain.wire.Topics;
import io.countermand.local.books.Books;
import io.countermand.local.provider.LocalProvider;
import io.countermand.local.sample.SamplePlatform;
import io.countermand.proof.load.Course;
import io.countermand.proof.load.Ends;
import io.countermand.proof.load.Small;
import io.countermand.proof.running.Installation;
import io.countermand.proof.running.Patience;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;

/** Two workers, and whatever records they are sent. */
final class RepeatRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final LocalProvider provider = Small.provider();
    private final Installation house =
            Installation.ofWorkers(2, Small.steps(provider)).awaitReady();
    private final Script script;

    RepeatRun(Script script) {
        this.script = script;
        SamplePlatform.all().forEach(house::setUp);
        script.courses().stream().filter(Course::isPaidByCard).forEach(course -> course.pay(provider.desk()));
    }

    /** Returns when every order has arrived, and the last word on every reward. */
    void sendFacts(List<Sent> facts) throws ExecutionException, InterruptedException {
        send(facts);
        await("orders and rewards")
                .until(() -> books().count("cancellation.line_item") == script.lineItems()
                        && rewardVersions() == script.rewardVersions());
    }

    /** Returns when the brokers have them. */
    void send(List<Sent> records) throws ExecutionException, InterruptedException {
        var byTopic = records.stream().collect(groupingBy(Sent::topic, LinkedHashMap::new, toList()));
        for (var topic : byTopic.entrySet()) {
            house.topic(topic.getKey())
                    .send(topic.getValue().stream()
                            .map(record -> Map.entry(record.key(), record.value()))
                            .toList());
        }
    }

    /** Returns when every record was read and nothing is left to do. */
    Outcome end() {
        await("every record is read")
                .until(() -> Stream.of(Topics.ORDERS_ISSUED, Topics.REWARDS_CHANGED, Topics.ORDER_ACTIONS_REQUESTED)
                        .allMatch(topic -> house.topic(topic)
                                .isReadBy(house.topic("cancel-worker." + topic).name())));
        await("the end of all actions").until(() -> Ends.left(books()) == 0);
        return Outcome.of(books());
    }

    Books books() {
        return house.books();
    }

    @Override
    public void close() throws InterruptedException {
        house.close();
        provider.close();
    }

    private long rewardVersions() {
        return Long.parseLong(books().rows("select coalesce(sum(reward_version), 0) from cancellation.line_item")
                .getFirst());
    }

    private static ConditionFactory await(String what) {
        return Patience.await(what).atMost(PATIENCE);
    }
}
