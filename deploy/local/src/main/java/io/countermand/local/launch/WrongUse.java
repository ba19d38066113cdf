package io.countermand.local.launch;

/** The command line asks for something that does not exist. */
public final class WrongUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongUse(String message) {
        super(message);
    }
}
