package io.countermand.bench;

/** What was measured is fast but wrong. */
public final class WrongResult extends RuntimeException {

    private static final long serialVersionUID = 1;

    public WrongResult(String message) {
        super(message);
    }

    public static void unless(boolean right, String message) {
        if (!right) {
            throw new WrongResult(message);
        }
    }
}
