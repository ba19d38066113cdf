package io.countermand.bench.accept;

import static io.countermand.bench.WrongResult.unless;

import io.countermand.bench.load.Request;
import java.util.Arrays;

/** What the API answered, and whether Kafka has it: as many commands of each order as were accepted. */
final class Tally {

    private final int[] accepted;
    private final int[] refused;

    Tally(int orders) {
        accepted = new int[orders];
        refused = new int[orders];
    }

    void count(Request request, int status) {
        if (status == 202) {
            accepted[request.order()]++;
        } else {
            refused[request.order()]++;
        }
    }

    long refusals() {
        return Arrays.stream(refused).sum();
    }

    /** Of a refused one the outcome may be unknown: it may be there, too. */
    void mustBe(Commands commands) {
        unless(commands.repeatedIds() == 0, commands.repeatedIds() + " commands have the id of another");
        for (int order = 0; order < accepted.length; order++) {
            var there = commands.of(order);
            unless(
                    there >= accepted[order] && there <= accepted[order] + refused[order],
                    "order %d was accepted %d times and is %d times on Kafka".formatted(order, accepted[order], there));
        }
    }
}
