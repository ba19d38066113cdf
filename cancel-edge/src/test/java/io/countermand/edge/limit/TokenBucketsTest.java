package io.countermand.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bucket4j.Bandwidth;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int KEYS_MAX = 10;

    private final TokenBuckets<Integer> buckets = new TokenBuckets<>(
            key -> Bandwidth.builder().capacity(1).refillGreedy(1, DAY).build(), DAY, KEYS_MAX);

    @Test
    void eachKeyHasItsOwn() {
        assertThat(buckets.take(1)).isZero();
        assertThat(buckets.take(1)).isPositive();
        assertThat(buckets.take(2)).isZero();
    }

    @Test
    void lookingTakesNothing() {
        assertThat(buckets.lookFor(1)).isZero();
        assertThat(buckets.take(1)).isZero();
        assertThat(buckets.lookFor(1)).isPositive();
    }

    /** Whatever number of addresses or platforms comes by, the pod does not grow. */
    @Test
    void noMoreKeysAreRememberedThanTheLimit() {
        IntStream.range(0, 1000).forEach(buckets::take);

        await().untilAsserted(() -> assertThat(IntStream.range(0, 1000)
                        .filter(key -> buckets.lookFor(key).isPositive()))
                .hasSizeLessThanOrEqualTo(KEYS_MAX));
    }
}
