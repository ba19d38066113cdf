package io.countermand.worker.refund;

import io.countermand.local.provider.Effect;
import io.countermand.local.provider.History;
import io.countermand.local.provider.LocalProvider;
import io.countermand.local.provider.ProviderDesk;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A payment provider beside the database and the broker. Orders know it by two names: one says that the provider recognises
 * keys, the other does not count on it.
 */
public final class ProviderStack implements QuarkusTestResourceLifecycleManager {

    static final String DEDUPING = "dedupes";
    static final String FORGETFUL = "forgets";

    /** Of another protocol. */
    static final String SECOND = "second";

    private static final String URL = "countermand.test.provider.url";
    private static final String HISTORY = "countermand.test.provider.history";
    private static final String PREFIX = "countermand.worker.refund.";

    @Override
    public Map<String, String> start() {
        try {
            var provider = LocalProvider.start(Files.createTempDirectory("countermand-provider-"), 0);
            System.setProperty(URL, provider.url());
            System.setProperty(HISTORY, provider.history().toString());
            return settings(provider.url());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It dies with this process; its history is in a temporary folder. */
    @Override
    public void stop() {}

    static ProviderDesk desk() {
        return new ProviderDesk(Objects.requireNonNull(System.getProperty(URL)));
    }

    /** What happened to a payment after it was authorised and captured, by the provider's own record. */
    static List<Effect> givenBack(String transactionId) {
        try {
            return History.read(Path.of(System.getProperty(HISTORY))).stream()
                    .filter(effect -> effect.transactionId().equals(transactionId))
                    .filter(effect -> effect.kind() == Effect.Kind.REFUNDED || effect.kind() == Effect.Kind.CANCELLED)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits that are hours in production are moments here. */
    private static Map<String, String> settings(String url) {
        var settings = new HashMap<String, String>();
        settings.put(PREFIX + "back-off-first", "50ms");
        settings.put(PREFIX + "back-off-longest", "200ms");
        settings.put(PREFIX + "unchanged-for", "300ms");
        settings.put(PREFIX + "capture-every", "300ms");
        for (var name : List.of(DEDUPING, FORGETFUL)) {
            var provider = PREFIX + "providers." + name + ".";
            settings.put(provider + "url", url);
            settings.put(provider + "user", LocalProvider.USER);
            settings.put(provider + "password", LocalProvider.PASSWORD);
            settings.put(provider + "call-max", "1s");
            settings.put(provider + "breaker-open", "300ms");
            settings.put(provider + "dedupes-by-key", String.valueOf(name.equals(DEDUPING)));
        }
        settings.put(PREFIX + "providers." + SECOND + ".protocol", SecondProtocol.NAME);
        settings.put(PREFIX + "providers." + SECOND + ".url", url);
        settings.put(PREFIX + "providers." + SECOND + ".user", "somebody");
        settings.put(PREFIX + "providers." + SECOND + ".password", "else");
        return settings;
    }
}
