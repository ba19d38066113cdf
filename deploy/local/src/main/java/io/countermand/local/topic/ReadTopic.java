package io.countermand.local.topic;

import io.countermand.local.process.QuietLog;
import java.io.PrintStream;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/** {@code ./countermand read TOPIC [HOST:PORT]}: prints every record that a topic has now. */
public final class ReadTopic {

    private static final String STANDARD_BROKER = "localhost:19092";
    private static final int WRONG_USE = 2;

    private ReadTopic() {}

    public static void main(String[] arguments) {
        QuietLog.begin();
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.isEmpty() || arguments.size() > 2) {
            err.println("Wrong use: read TOPIC [HOST:PORT]. See ./countermand help.");
            return WRONG_USE;
        }
        var broker = arguments.size() == 2 ? arguments.getLast() : STANDARD_BROKER;
        try (var topics = new TopicReader(broker)) {
            var names = topics.names();
            if (!names.contains(arguments.getFirst())) {
                err.println("There is no topic " + arguments.getFirst() + " at " + broker + "; there are "
                        + String.join(", ", names));
                return 1;
            }
            topics.read(arguments.getFirst(), record -> out.println(Printed.of(record)));
            return 0;
        } catch (KafkaException e) {
            err.println("No Kafka answers at " + broker + ": " + e.getMessage());
            return 1;
        }
    }
}
