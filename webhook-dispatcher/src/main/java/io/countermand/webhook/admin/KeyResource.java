package io.countermand.webhook.admin;

import io.countermand.backbone.store.Transactions;
import io.countermand.webhook.signature.PublishedKey;
import io.countermand.webhook.signature.PublishedKeys;
import io.countermand.webhook.signature.SecretCipher;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which keys are in use, and the one step of a rotation that is not configuration. Ids only: no key leaves. (ours) */
@Path("/admin/keys")
@RunOnVirtualThread
public class KeyResource {

    private static final String IN_USE = """
            select key, count(*) as subscriptions from webhook.subscription
            cross join lateral (
                select distinct key from (values (secret_key_id), (previous_secret_key_id),
                    (coalesce(headers_key_id, 'none'))) as used (key) where key is not null) used
            group by key
            """;

    private final PublishedKeys signing;
    private final SecretCipher cipher;
    private final ReEncrypt reEncrypt;
    private final Transactions transactions;
    private final Changes changes;

    KeyResource(
            PublishedKeys signing,
            SecretCipher cipher,
            ReEncrypt reEncrypt,
            Transactions transactions,
            Changes changes) {
        this.signing = signing;
        this.cipher = cipher;
        this.reEncrypt = reEncrypt;
        this.transactions = transactions;
        this.changes = changes;
    }

    /**
     * @param signingKey that signs now
     * @param publishedKeys beside it
     * @param encryptionKey that seals now
     * @param subscriptionsByKey that need a key; {@code none} has headers that were never sealed
     */
    public record Keys(
            String signingKey,
            List<String> publishedKeys,
            String encryptionKey,
            Map<String, Long> subscriptionsByKey) {}

    @GET
    public Keys keys() {
        return new Keys(
                signing.signing().id(),
                signing.others().stream().map(PublishedKey::id).toList(),
                cipher.keyId(),
                inUse());
    }

    /** Seals everything with the current key; an old one that nothing needs any more may then go. */
    @POST
    @Path("/re-encrypt")
    public ReEncrypt.Done reEncrypt() {
        var before = keys();
        var done = reEncrypt.all();
        transactions.inTransaction(transaction -> {
            changes.record(transaction, "keys", before, keys());
            return done;
        });
        return done;
    }

    private Map<String, Long> inUse() {
        var keys = new TreeMap<String, Long>();
        transactions.inTransaction(transaction -> {
            transaction
                    .query(IN_USE)
                    .executeAndAwait()
                    .forEach(row -> keys.put(row.getString("key"), row.getLong("subscriptions")));
            return keys;
        });
        return keys;
    }
}
