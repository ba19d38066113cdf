package io.countermand.webhook.signature;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber and we check a webhook by.
 *
 * @param secrets the newest first; two while one is being replaced
 * @param certificate null unless the subscriber chose X509
 */
public record SubscriberKeys(
        List<SharedSecret> secrets, @Nullable SubscriberCertificate certificate) {

    public static final SubscriberKeys NONE = new SubscriberKeys(List.of(), null);

    public SubscriberKeys {
        secrets = List.copyOf(secrets);
    }

    public static SubscriberKeys of(SharedSecret... secrets) {
        return new SubscriberKeys(List.of(secrets), null);
    }
}
