package io.countermand.edge.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.function.Function;

/**
 * A token bucket for each key. One that was left alone until it is full again is forgotten, which changes nothing. Safe for
 * concurrent use.
 */
final class TokenBuckets<K> {

    private final Function<K, Bandwidth> bandwidth;
    private final Cache<K, Bucket> buckets;

    /** @param untilFull at least as long as an empty bucket takes to be full again */
    TokenBuckets(Function<K, Bandwidth> bandwidth, Duration untilFull, int keysMax) {
        this.bandwidth = bandwidth;
        buckets = Caffeine.newBuilder()
                .maximumSize(keysMax)
                .expireAfterAccess(untilFull)
                .build();
    }

    /** @return how long to wait for a token; zero if one was taken */
    Duration take(K key) {
        return Duration.ofNanos(bucket(key).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    /** @return how long to wait for a token; zero if there is one */
    Duration lookFor(K key) {
        return Duration.ofNanos(bucket(key).estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    private Bucket bucket(K key) {
        return buckets.get(
                key,
                unknown -> Bucket.builder().addLimit(bandwidth.apply(unknown)).build());
    }
}
