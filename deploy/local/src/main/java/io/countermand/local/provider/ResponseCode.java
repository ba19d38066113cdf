package io.countermand.local.provider;

/** The documented response codes, with the HTTP status each comes with. */
enum ResponseCode {
    OK(200),
    CANCELLED(200),
    REFUNDED(200),
    CANT_REFUND(202),
    ALREADY_REFUNDED(202),
    BAD_REQUEST(400),
    UNAUTHORIZED(401),
    NOT_FOUND(404),
    INTERNAL_ERROR(500),
    CONNECT_ERROR(502),
    FAILURE(500),
    SERVICE_UNAVAILABLE(503),
    CONNECT_TIMEOUT(504);

    private final int httpStatus;

    ResponseCode(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    int httpStatus() {
        return httpStatus;
    }
}
