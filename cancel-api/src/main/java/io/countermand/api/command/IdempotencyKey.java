package io.countermand.api.command;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * The header by which a caller repeats a command (ours). Printable ASCII only: other characters arrive as different ones,
 * depending on client and proxies, and a repeat would be taken for another command.
 */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";

    private static final int LENGTH_MAX = 100;

    private IdempotencyKey() {}

    /** @throws Refusal 400 if it is empty, too long, not printable ASCII or given twice */
    static Optional<String> of(List<String> values) {
        if (values.size() > 1) {
            throw Refusal.invalid(HEADER, Catalogue.GIVEN_TWICE);
        }
        values.forEach(IdempotencyKey::check);
        return values.stream().findFirst();
    }

    private static void check(String key) {
        if (key.isBlank()) {
            throw Refusal.invalid(HEADER, Catalogue.VALUE_MISSING);
        }
        if (key.length() > LENGTH_MAX) {
            throw Refusal.invalid(HEADER, Catalogue.TOO_LONG, HEADER, LENGTH_MAX);
        }
        if (!key.chars().allMatch(IdempotencyKey::isPrintableAscii)) {
            throw Refusal.invalid(HEADER, Catalogue.NOT_ACCEPTED, "a key is printable ASCII");
        }
    }

    private static boolean isPrintableAscii(int character) {
        return ' ' <= character && character <= '~';
    }
}
