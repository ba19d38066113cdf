package io.countermand.edge.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.countermand.domain.access.KeyHash;
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
 */
@ApplicationScoped
class Credentials {

    private static final String LIVE_CREDENTIAL = """
            select p.id, p.name, c.rights, c.customers, c.accounts
            from access.credential c join access.platform p on p.id = c.platform_id
            where c.key_hash = $1 and c.revoked_at is null""";

    private final Pool pool;
    private final AccessConfig config;
    private final KeyHash keyHash;
    private final Cache<ByteBuffer, Caller> believed;

    Credentials(Pool pool, AccessConfig config) {
        this.pool = pool;
        this.config = config;
        keyHash = new KeyHash(config.pepper());
        believed = Caffeine.newBuilder()
                .maximumSize(config.believedMax())
                .expireAfterWrite(config.believedFor())
                .build();
    }

    /** Empty if the key is unknown, revoked, or of another platform. */
    Uni<Optional<Caller>> callerOf(BasicLogin login) {
        var hash = ByteBuffer.wrap(keyHash.of(login.key()));
        var known = believed.getIfPresent(hash);
        var caller = known == null ? lookUp(hash) : Uni.createFrom().item(Optional.of(known));
        return caller.map(found -> found.filter(credential -> isOf(login.platform(), credential)));
    }

    private Uni<Optional<Caller>> lookUp(ByteBuffer hash) {
        return pool.preparedQuery(LIVE_CREDENTIAL)
                .execute(Tuple.of(hash.array()))
                .ifNoItem()
                .after(config.patience())
                .fail()
                .map(Credentials::first)
                .invoke(found -> found.ifPresent(caller -> believed.put(hash, caller)));
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
                listed(row.getArrayOfStrings("accounts")));
    }

    private static @Nullable List<String> listed(String @Nullable [] identifiers) {
        return identifiers == null ? null : List.of(identifiers);
    }
}
