package io.countermand.proof.repeat;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a network of retries makes of records. */
record Noise(Random random) {

    private static final int COPIES_MAX = 5;

    /** Each one to five times, in any order. */
    List<Sent> shuffled(List<Sent> once) {
        var copies = new ArrayList<Sent>();
        once.forEach(record -> copies.addAll(Collections.nCopies(1 + random.nextInt(COPIES_MAX), record)));
        Collections.shuffle(copies, random);
        return copies;
    }

    /** The same, but what is asked of one order is first heard in the order in which it was asked. */
    List<Sent> shuffledByKey(List<Sent> once) {
        var asked = once.stream()
                .collect(groupingBy(Sent::key, Collectors.collectingAndThen(Collectors.toList(), List::iterator)));
        var places = new HashMap<Sent, Sent>();
        return shuffled(once).stream()
                .map(copy -> places.computeIfAbsent(copy, place -> next(asked.get(place.key()))))
                .toList();
    }

    private static Sent next(@Nullable Iterator<Sent> asked) {
        return Objects.requireNonNull(asked).next();
    }
}
