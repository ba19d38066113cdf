package io.countermand.proof.story;

import static io.countermand.proof.running.TwoOfEach.HOUSE;
import static io.countermand.proof.running.TwoOfEach.MEADOW;
import static io.countermand.proof.running.TwoOfEach.SUBSCRIBER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countermand.local.sample.SampleOrder;
import io.countermand.proof.running.BooksInOrder;
import io.countermand.proof.running.Instance;
import io.countermand.proof.running.Patience;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What operators rely on: one relay among many workers, and logs that machines can read. */
@ExtendWith(BooksInOrder.class)
class OperatorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RELAYS = """
            pg_locks where locktype = 'advisory' and granted
                and database = (select oid from pg_database where datname = current_database())
                and objid::bigint = (hashtext('countermand.relay')::bigint & 4294967295)
            """;

    @Test
    void oneRelayPublishesAndAnotherSessionTakesOverWhenItDies() {
        Patience.await("a relay")
                .untilAsserted(() -> assertThat(HOUSE.books().count(RELAYS)).isEqualTo(1));
        HOUSE.books().rows("select pg_terminate_backend(pid) from " + RELAYS);
        var order = HOUSE.orders().place(SampleOrder.MIXED);

        MEADOW.awaitEnd(MEADOW.cancelOnceKnown(order));

        SUBSCRIBER.awaitOutcome(MEADOW, order.referenceOrderId());
        assertThat(HOUSE.books().count(RELAYS)).isEqualTo(1);
    }

    @Test
    void logsAreJsonWithTheFixedKeys() {
        var order = HOUSE.orders().place(SampleOrder.MIXED);
        var action = MEADOW.awaitEnd(MEADOW.cancelOnceKnown(order));
        SUBSCRIBER.awaitOutcome(MEADOW, order.referenceOrderId());

        Patience.await("the lines of worker and dispatcher").untilAsserted(() -> {
            assertThat(keys(HOUSE.workers())).anySatisfy(keys -> {
                assertThat(keys.path("orderId").asText()).isEqualTo(order.referenceOrderId());
                assertThat(keys.path("actionId").asText())
                        .isEqualTo(action.path("actionId").asText());
            });
            assertThat(keys(HOUSE.dispatchers())).anySatisfy(keys -> {
                assertThat(keys.path("deliveryId").asText()).isNotEmpty();
                assertThat(keys.path("subscriptionId").asText()).isNotEmpty();
                assertThat(keys.path("attempt").asText()).isEqualTo("1");
            });
        });
    }

    private static List<JsonNode> keys(List<Instance> instances) {
        return instances.stream()
                .flatMap(instance -> instance.logLines().stream())
                .filter(line -> line.startsWith("{"))
                .flatMap(OperatorsTest::parsed)
                .map(line -> line.path("mdc"))
                .toList();
    }

    private static Stream<JsonNode> parsed(String line) {
        try {
            return Stream.of(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            return Stream.empty(); // the last line, half written
        }
    }
}
