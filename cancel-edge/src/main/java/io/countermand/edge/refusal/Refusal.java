package io.countermand.edge.refusal;

import java.time.Duration;
import java.util.List;

/** A no to a caller. It has no stack trace: it is an answer, not a bug. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int RETRY_AFTER_SECONDS = 2;

    private final Catalogue entry;
    private final transient List<FieldError> errors;
    private final int retryAfterSeconds;

    private Refusal(Catalogue entry, String message, List<FieldError> errors, int retryAfterSeconds) {
        super(message, null, false, false);
        this.entry = entry;
        this.errors = List.copyOf(errors);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public static Refusal of(Catalogue entry, Object... particulars) {
        return because(entry, List.of(), particulars);
    }

    /** With what led to it. */
    public static Refusal because(Catalogue entry, List<FieldError> errors, Object... particulars) {
        return new Refusal(
                entry, entry.message(particulars), errors, entry.httpCode() == 503 ? RETRY_AFTER_SECONDS : 0);
    }

    /** 429 until so much time has passed. */
    public static Refusal tooManyRequests(Duration wait) {
        var entry = Catalogue.TOO_MANY_REQUESTS;
        return new Refusal(
                entry, entry.message(), List.of(), (int) wait.plusMillis(999).toSeconds());
    }

    /** 400.001 with what is wrong with each field. */
    public static Refusal invalid(List<FieldError> errors) {
        return because(Catalogue.INVALID_REQUEST, errors);
    }

    /** 400.001 because of one field. */
    public static Refusal invalid(String path, Catalogue why, Object... particulars) {
        return invalid(List.of(FieldError.of(path, why, particulars)));
    }

    public Catalogue entry() {
        return entry;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** When a repeat has a chance; 0 where only another request has. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
