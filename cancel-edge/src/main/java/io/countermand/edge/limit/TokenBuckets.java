package io.countermand.edge.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * A token bucket for each key. One that was left alone until it is full again is forgotten, which changes nothing. Safe for
 * concurrent use.
 */
final class TokenBuckets {

    private final Bandwidth bandwidth;
    private final Cache<String, Bucket> buckets;

    /** @param period in which {@code tokens} come back, up to {@code capacity} */
    TokenBuckets(int capacity, int tokens, Duration period, int keysMax) {
        bandwidth = Bandwidth.builder()
                .capacity(capacity)
                .refillGreedy(tokens, period)
                .build();
        buckets = Caffeine.newBuilder()
                .maximumSize(keysMax)
                .expireAfterAccess(period.multipliedBy(capacity / tokens + 1L))
                .build();
    }

    /** @return how long to wait for a token; zero if one was taken */
    Duration take(String key) {
        return Duration.ofNanos(bucket(key).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    /** @return how long to wait for a token; zero if there is one */
    Duration lookFor(String key) {
        return Duration.ofNanos(bucket(key).estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    private Bucket bucket(String key) {
        return buckets.get(key, unknown -> Bucket.builder().addLimit(bandwidth).build());
    }
}
