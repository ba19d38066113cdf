package io.countermand.edge.token;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a genuine token says.
 *
 * @param rights words, known or not
 * @param customers null: the token does not limit them
 * @param accounts null: the token does not limit them
 */
public record TokenClaims(
        String platform,
        List<String> rights,
        @Nullable List<String> customers,
        @Nullable List<String> accounts) {

    public TokenClaims {
        rights = List.copyOf(rights);
        customers = customers == null ? null : List.copyOf(customers);
        accounts = accounts == null ? null : List.copyOf(accounts);
    }

    /** Empty if there is no platform, or a list that cannot be read: taken for none, it would open what it was to limit. */
    static Optional<TokenClaims> of(Map<String, Object> claims, OidcConfig names) {
        var lists = Stream.of(names.rightsClaim(), names.customersClaim(), names.accountsClaim());
        if (!(claims.get(names.platformClaim()) instanceof String platform)
                || !isPlain(platform)
                || !lists.allMatch(name -> isAbsentOrList(claims, name))) {
            return Optional.empty();
        }
        var rights = words(claims.get(names.rightsClaim()));
        return Optional.of(new TokenClaims(
                platform,
                rights == null ? List.of() : rights,
                words(claims.get(names.customersClaim())),
                words(claims.get(names.accountsClaim()))));
    }

    private static boolean isAbsentOrList(Map<String, Object> claims, String name) {
        var value = claims.get(name);
        return !claims.containsKey(name)
                || isPlain(value)
                || value instanceof List<?> list && list.stream().allMatch(TokenClaims::isPlain);
    }

    /** A text that the database can be asked about. */
    private static boolean isPlain(@Nullable Object value) {
        return value instanceof String text && text.chars().noneMatch(Character::isISOControl);
    }

    private static @Nullable List<String> words(@Nullable Object claim) {
        if (claim == null) {
            return null;
        }
        return claim instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : Stream.of(((String) claim).split(" ", -1))
                        .filter(word -> !word.isEmpty())
                        .toList();
    }
}
