package io.countermand.edge.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.countermand.domain.access.KeyHash;
import io.countermand.edge.limit.LoginLimit;
import io.countermand.edge.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the caller behind a login. Found ones are believed for a few seconds; refused ones are asked for every time, so a
 * new credential works at once. A key is compared as its keyed hash: what the index learns from timing is worth nothing.
 * Credentials that were good a while ago are looked up even for an address whose logins fail too often: many callers may
 * share one, behind a proxy.
 */
@ApplicationScoped
class Credentials {

    private static final String LIVE_CREDENTIAL = """
            select p.id, p.name, p.requests_per_second, c.rights, c.customers, c.accounts
            from access.credential c join access.platform p on p.id = c.platform_id
            where c.key_hash = $1 and c.revoked_at is null""";

    private final Pool pool;
    private final AccessConfig config;
    private final KeyHash keyHash;
    private final LoginLimit limit;
    private final Cache<ByteBuffer, Caller> believed;
    private final Cache<ByteBuffer, Boolean> goodBefore;

    Credentials(Pool pool, AccessConfig config, LoginLimit limit) {
        this.pool = pool;
        this.config = config;
        this.limit = limit;
        keyHash = new KeyHash(config.pepper());
        believed = Caffeine.newBuilder()
                .maximumSize(config.believedMax())
                .expireAfterWrite(config.believedFor())
                .build();
        goodBefore = Caffeine.newBuilder()
                .maximumSize(config.believedMax())
                .expireAfterWrite(config.rememberedFor())
                .build();
    }

    /** Empty if the key is unknown, revoked, or of another platform. */
    Uni<Optional<Caller>> callerOf(BasicLogin login, String address) {
        var hash = ByteBuffer.wrap(keyHash.of(login.key()));
        var known = believed.getIfPresent(hash);
        var caller = known == null ? lookUp(hash, address) : Uni.createFrom().item(Optional.of(known));
        return caller.map(found -> found.filter(credential -> isOf(login.platform(), credential)))
                .invoke(found -> count(found, address));
    }

    private void count(Optional<Caller> found, String address) {
        if (found.isEmpty()) {
            limit.failed(address);
        }
    }

    /** @throws Refusal 429 if the logins of this address fail too often */
    private Uni<Optional<Caller>> lookUp(ByteBuffer hash, String address) {
        if (goodBefore.getIfPresent(hash) == null) {
            limit.mustBeAllowed(address);
        }
        return lookUp(hash);
    }

    private Uni<Optional<Caller>> lookUp(ByteBuffer hash) {
        return pool.preparedQuery(LIVE_CREDENTIAL)
                .execute(Tuple.of(hash.array()))
                .ifNoItem()
                .after(config.patience())
                .fail()
                .map(Credentials::first)
                .invoke(found -> found.ifPresent(caller -> remember(hash, caller)));
    }

    private void remember(ByteBuffer hash, Caller caller) {
        believed.put(hash, caller);
        goodBefore.put(hash, true);
    }

    private static boolean isOf(String platform, Caller caller) {
        return MessageDigest.isEqual(platform.getBytes(UTF_8), caller.platform().getBytes(UTF_8));
    }

    private static Optional<Caller> first(RowSet<Row> rows) {
        var iterator = rows.iterator();
        return iterator.hasNext() ? Optional.of(caller(iterator.next())) : Optional.empty();
    }

    private static Caller caller(Row row) {
        var rights = Arrays.stream(row.getArrayOfStrings("rights"))
                .map(Right::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return new Caller(
                row.getInteger("id"),
                row.getString("name"),
                rights,
                listed(row.getArrayOfStrings("customers")),
                listed(row.getArrayOfStrings("accounts")),
                row.getInteger("requests_per_second"));
    }

    private static @Nullable List<String> listed(String @Nullable [] identifiers) {
        return identifiers == null ? null : List.of(identifiers);
    }
}
