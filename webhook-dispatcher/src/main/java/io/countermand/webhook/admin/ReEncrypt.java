package io.countermand.webhook.admin;

import io.countermand.backbone.store.Transactions;
import io.countermand.webhook.DispatcherConfig;
import io.countermand.webhook.signature.SecretCipher;
import io.countermand.webhook.signature.StoredSecret;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Seals with the current key what another one sealed, page by page, each a transaction of its own, while deliveries run: every
 * pod knows both keys by then, so it does not matter to them which one a row was sealed with.
 */
@Singleton
class ReEncrypt {

    private static final Logger LOG = Logger.getLogger(ReEncrypt.class);
    private static final UUID FIRST = new UUID(0, 0);

    private static final String PAGE = """
            select id, headers, sealed_headers, headers_key_id, secret, secret_key_id, previous_secret, previous_secret_key_id
            from webhook.subscription
            where id > $1 and (secret_key_id <> $2 or previous_secret_key_id <> $2
                or headers_key_id is distinct from $2)
            order by id limit $3 for update
            """;

    private static final String WRITE = """
            update webhook.subscription set headers = '[]', sealed_headers = $2, headers_key_id = $3,
                secret = $4, secret_key_id = $5, previous_secret = $6, previous_secret_key_id = $7
            where id = $1
            """;

    private final Transactions transactions;
    private final SecretCipher cipher;
    private final int pageMax;

    ReEncrypt(Transactions transactions, SecretCipher cipher, DispatcherConfig config) {
        this.transactions = transactions;
        this.cipher = cipher;
        this.pageMax = config.administration().reEncryptMax();
    }

    /** @param unreadable subscriptions that need a key which nobody has any more; they stay as they are */
    record Done(int subscriptions, int unreadable) {}

    Done all() {
        int written = 0;
        int unreadable = 0;
        var after = FIRST;
        while (true) {
            var from = after;
            var page = transactions.inTransaction(transaction -> page(transaction, from));
            written += page.written;
            unreadable += page.read - page.written;
            if (page.read < pageMax) {
                return new Done(written, unreadable);
            }
            after = page.last;
        }
    }

    private record Page(int read, int written, UUID last) {}

    private Page page(SqlConnection transaction, UUID after) {
        var rows = transaction.preparedQuery(PAGE).executeAndAwait(Tuple.of(after, cipher.keyId(), pageMax));
        var sealed = new ArrayList<Tuple>();
        var last = after;
        for (var row : rows) {
            last = row.getUUID("id");
            var again = sealedAgain(row);
            if (again != null) {
                sealed.add(again);
            }
        }
        if (!sealed.isEmpty()) {
            transaction.preparedQuery(WRITE).executeBatchAndAwait(sealed);
        }
        return new Page(rows.size(), sealed.size(), last);
    }

    private @Nullable Tuple sealedAgain(Row row) {
        var id = row.getUUID("id");
        try {
            var headers = stored(row, "sealed_headers", "headers_key_id");
            var json = headers == null ? row.getString("headers") : cipher.decryptHeaders(headers, id);
            var tuple = Tuple.of(id);
            add(tuple, cipher.encryptHeaders(json, id));
            add(tuple, again(stored(row, "secret", "secret_key_id"), id));
            add(tuple, again(stored(row, "previous_secret", "previous_secret_key_id"), id));
            return tuple;
        } catch (IllegalStateException e) {
            LOG.errorf("subscription %s is not encrypted anew: %s", id, e.getMessage());
            return null;
        }
    }

    private @Nullable StoredSecret again(@Nullable StoredSecret stored, UUID id) {
        return stored == null ? null : cipher.encrypt(cipher.decrypt(stored, id), id);
    }

    private static void add(Tuple tuple, @Nullable StoredSecret stored) {
        tuple.addValue(stored == null ? null : Buffer.buffer(stored.sealed()).getDelegate());
        tuple.addString(stored == null ? null : stored.keyId());
    }

    private static @Nullable StoredSecret stored(Row row, String column, String keyColumn) {
        var sealed = row.getBuffer(column);
        return sealed == null ? null : new StoredSecret(sealed.getBytes(), row.getString(keyColumn));
    }
}
