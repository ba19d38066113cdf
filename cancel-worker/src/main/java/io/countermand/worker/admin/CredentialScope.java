package io.countermand.worker.admin;

import io.countermand.edge.access.Right;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a credential is good for, as asked for. What is left out is not limited: all rights, customers and accounts. */
public record CredentialScope(
        @Nullable List<@Nullable Right> rights,
        @Nullable List<@Nullable String> customers,
        @Nullable List<@Nullable String> accounts) {

    static CredentialScope of(Credential credential) {
        return new CredentialScope(
                Arrays.stream(credential.rights)
                        .<@Nullable Right>map(Right::valueOf)
                        .toList(),
                listed(credential.customers),
                listed(credential.accounts));
    }

    void applyTo(Credential credential) {
        credential.rights = rightNames();
        credential.customers = identifiers("customers", customers);
        credential.accounts = identifiers("accounts", accounts);
    }

    private String[] rightNames() {
        var wanted = rights == null ? Arrays.asList(Right.values()) : rights;
        if (wanted.isEmpty() || wanted.contains(null)) {
            throw Refusal.invalid("rights", Catalogue.VALUE_MISSING);
        }
        return wanted.stream()
                .map(right -> Objects.requireNonNull(right).name())
                .distinct()
                .toArray(String[]::new);
    }

    private static String @Nullable [] identifiers(String field, @Nullable List<@Nullable String> identifiers) {
        return identifiers == null
                ? null
                : identifiers.stream()
                        .map(identifier -> Identifiers.check(field, identifier))
                        .toArray(String[]::new);
    }

    private static @Nullable List<@Nullable String> listed(String @Nullable [] identifiers) {
        return identifiers == null ? null : Arrays.asList(identifiers);
    }
}
