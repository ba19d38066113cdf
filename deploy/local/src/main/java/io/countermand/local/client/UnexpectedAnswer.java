package io.countermand.local.client;

/** A service answered otherwise than it must. */
public final class UnexpectedAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnexpectedAnswer(String message) {
        super(message);
    }

    UnexpectedAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}
