package io.countermand.api.testing;

import io.countermand.domain.access.KeyHash;
import io.countermand.local.testing.FreshStack;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A platform with one credential: each test has its own, so tests do not see one another. */
public record Platform(long id, String name, String key) {

    public static Platform aPlatform() {
        var name = "platform-" + UUID.randomUUID();
        var id = Database.number("insert into access.platform (name, created_at) values (?, now()) returning id", name);
        return withCredential(id, name, "{READ,CANCEL,WEBHOOK}", null, null);
    }

    /** The same platform, called with another credential. */
    public Platform withRights(String rights) {
        return withCredential(id, name, rights, null, null);
    }

    /** The same platform, called with a credential that is limited to these; null is no limit. */
    public Platform limitedTo(@Nullable String customers, @Nullable String accounts) {
        return withCredential(id, name, "{READ,CANCEL,WEBHOOK}", customers, accounts);
    }

    /** @param assignments to columns of the platform, in SQL */
    public void withPolicy(String assignments) {
        Database.execute("update access.platform set " + assignments + " where id = ?", id);
    }

    public void revoke() {
        Database.execute("update access.credential set revoked_at = now() where platform_id = ?", id);
    }

    /** Stores the key, as if it had been drawn now. */
    public void issue() {
        store("{READ,CANCEL,WEBHOOK}", null, null);
    }

    private static Platform withCredential(
            long id, String name, String rights, @Nullable String customers, @Nullable String accounts) {
        var platform = new Platform(id, name, UUID.randomUUID().toString());
        platform.store(rights, customers, accounts);
        return platform;
    }

    private void store(String rights, @Nullable String customers, @Nullable String accounts) {
        Database.execute(
                """
                insert into access.credential (id, platform_id, key_hash, rights, customers, accounts, created_at)
                values (?, ?, ?, ?::text[], ?::text[], ?::text[], now())""",
                UUID.randomUUID(),
                id,
                new KeyHash(FreshStack.current().pepper()).of(key),
                rights,
                customers,
                accounts);
    }
}
