package io.countermand.bench.floor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;

/** One indexed SELECT and one raw send with acks=all; and the send alone. No check, no rule, no error handling. */
@Path("/floor")
public class FloorResource {

    private static final String FIND =
            "select id, status, total_line_items from cancellation.orders where reference_order_id = $1";
    private static final byte[] RECORD = "x".repeat(400).getBytes(UTF_8);

    private final Pool pool;
    private final String topic;
    private final Producer<String, byte[]> producer;

    FloorResource(
            Pool pool,
            @ConfigProperty(name = "kafka.bootstrap.servers") String brokers,
            @ConfigProperty(name = "floor.topic") String topic) {
        this.pool = pool;
        this.topic = topic;
        var settings = Map.<String, Object>of("bootstrap.servers", brokers, "acks", "all", "linger.ms", "0");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** As large as the real answer. */
    public record Answer(String referenceOrderId, String status, int totalLineItems, String date, String actionId) {}

    @POST
    @Path("/select-and-send/{id}")
    public Uni<Response> selectAndSend(@RestPath String id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(id)).chain(rows -> send(id));
    }

    @POST
    @Path("/send/{id}")
    public Uni<Response> send(@RestPath String id) {
        return Uni.createFrom()
                .emitter(emitter -> producer.send(new ProducerRecord<>(topic, id, RECORD), (sent, failure) -> {
                    if (failure == null) {
                        emitter.complete(accepted(id));
                    } else {
                        emitter.fail(failure);
                    }
                }));
    }

    private static Response accepted(String id) {
        var answer = new Answer(id, "PENDING", 10, "2026-11-20T12:00:00.000Z", "00000000-0000-8000-8000-000000000000");
        return Response.status(Status.ACCEPTED).entity(answer).build();
    }
}
