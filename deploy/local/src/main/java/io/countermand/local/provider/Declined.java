package io.countermand.local.provider;

/** The provider says no, and nothing has changed. */
final class Declined extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ResponseCode code;

    Declined(ResponseCode code, String message) {
        super(message);
        this.code = code;
    }

    ResponseCode code() {
        return code;
    }
}
