package io.countermand.api.command;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import java.util.List;
import java.util.Optional;

/** The header by which a caller repeats a command (ours). */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";

    private static final int LENGTH_MAX = 100;

    private IdempotencyKey() {}

    /** @throws Refusal 400 if it is empty, too long or given twice */
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
    }
}
