package io.countermand.local.infra;

/** Something on this machine did not start; the message is for the person at the terminal. */
public final class StartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartFailed(String message) {
        super(message);
    }

    public StartFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
