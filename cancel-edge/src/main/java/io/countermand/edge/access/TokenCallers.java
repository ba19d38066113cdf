package io.countermand.edge.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.countermand.edge.limit.LoginLimit;
import io.countermand.edge.refusal.Refusal;
import io.countermand.edge.token.BearerToken;
import io.countermand.edge.token.TokenCheck;
import io.countermand.edge.token.TokenClaims;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the caller behind a bearer token: the same as behind a login, of a platform that is there. Good tokens work also from
 * an address whose tokens fail too often.
 */
@ApplicationScoped
class TokenCallers {

    private static final String PLATFORM = "select id, name, requests_per_second from access.platform where name = $1";

    private final TokenCheck tokens;
    private final Pool pool;
    private final AccessConfig config;
    private final LoginLimit limit;
    private final Cache<String, KnownPlatform> believed;

    TokenCallers(TokenCheck tokens, Pool pool, AccessConfig config, LoginLimit limit) {
        this.tokens = tokens;
        this.pool = pool;
        this.config = config;
        this.limit = limit;
        believed = Caffeine.newBuilder()
                .maximumSize(config.believedMax())
                .expireAfterWrite(config.believedFor())
                .build();
    }

    private record KnownPlatform(
            int id, String name, @Nullable Integer requestsPerSecond) {}

    /**
     * Empty if the token is not genuine or its platform unknown; fails with an outage when nobody can tell. All of it takes
     * no longer than the look-up of a login may.
     *
     * @throws Refusal 429 if it is not good and those of this address fail too often
     */
    Uni<Optional<Caller>> callerOf(BearerToken token, String address) {
        return tokens.claimsOf(token)
                .emitOn(MutinyHelper.executor(Vertx.currentContext())) // keys may come on a thread of their own
                .chain(found -> found.map(this::callerOf)
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .ifNoItem()
                .after(config.patience())
                .fail()
                .invoke(found -> count(found, address));
    }

    private void count(Optional<Caller> found, String address) {
        if (found.isEmpty()) {
            limit.mustBeAllowed(address);
            limit.failed(address);
        }
    }

    private Uni<Optional<Caller>> callerOf(TokenClaims claims) {
        return platform(claims.platform()).map(found -> found.map(platform -> caller(platform, claims)));
    }

    private Uni<Optional<KnownPlatform>> platform(String name) {
        var known = believed.getIfPresent(name);
        return known != null ? Uni.createFrom().item(Optional.of(known)) : lookUp(name);
    }

    private Uni<Optional<KnownPlatform>> lookUp(String name) {
        return pool.preparedQuery(PLATFORM)
                .execute(Tuple.of(name))
                .map(TokenCallers::first)
                .invoke(found -> found.ifPresent(platform -> believed.put(name, platform)));
    }

    private static Optional<KnownPlatform> first(RowSet<Row> rows) {
        var iterator = rows.iterator();
        return iterator.hasNext() ? Optional.of(platform(iterator.next())) : Optional.empty();
    }

    private static KnownPlatform platform(Row row) {
        return new KnownPlatform(row.getInteger("id"), row.getString("name"), row.getInteger("requests_per_second"));
    }

    private static Caller caller(KnownPlatform platform, TokenClaims claims) {
        var rights = Arrays.stream(Right.values())
                .filter(right -> claims.rights().contains(right.name()))
                .collect(Collectors.toUnmodifiableSet());
        return new Caller(
                platform.id, platform.name, rights, claims.customers(), claims.accounts(), platform.requestsPerSecond);
    }
}
