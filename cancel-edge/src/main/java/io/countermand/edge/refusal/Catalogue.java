package io.countermand.edge.refusal;

/**
 * Every refusal a caller can meet: its key and its message, with {0}, {1} for what is particular. Keys as documented where
 * one is documented, else marked (ours); the wording is ours.
 */
public enum Catalogue {
    INVALID_REQUEST("400.001", "The request is not valid; errors names what to change."),
    NOT_JSON("400.001", "This is not valid JSON: {0}"),
    WRONG_TYPE("400.001", "A value of another type is expected: {0}"),
    UNKNOWN_FIELD("400.001", "This field is not known here."),
    NOT_ALLOWED_VALUE("400.001", "The value must be one of {0}."),
    NOT_PLAIN_TEXT("400.001", "The text has characters that cannot be stored."),
    NOT_ACCEPTED("400.001", "The value is not accepted: {0}."),
    OUT_OF_RANGE("400.001", "The value must be from {0} to {1}."),
    WRONG_CURSOR("400.001", "The cursor was not issued by this call."),
    GIVEN_TWICE("400.001", "This header must not be given more than once."),
    REQUEST_UNREADABLE("400.001", "The path or a header of the request cannot be read."),
    SUBSCRIPTIONS_MAX("400.301", "A platform can have {0} webhook subscriptions; delete one first."), // ours
    VALUE_MISSING("422.061", "A value is required."),
    TOO_LONG("422.006", "{0} must not be longer than {1} characters."),

    NOT_AUTHENTICATED(
            "401.001", "A valid credential is required; WWW-Authenticate names the kinds that are taken here."), // ours

    BROWSER_POST("403.001", "POST requests from browsers are not accepted."),
    RIGHT_MISSING("403.032", "This credential does not have the right {0}."),

    PATH_UNKNOWN("404.001", "There is nothing at this path."),
    CUSTOMER_NOT_FOUND("404.002", "There is no such customer on this platform."),
    ACCOUNT_NOT_FOUND("404.003", "There is no such account on this platform."),
    ORDER_NOT_FOUND("404.017", "There is no order with this reference id on this platform."),
    LINE_ITEM_NOT_FOUND("404.102", "There is no line item with this reference id on this platform."),
    ACTION_NOT_FOUND("404.300", "There is no action with this id on this order."), // ours
    WEBHOOK_NOT_FOUND("404.301", "There is no webhook subscription with this id on this platform."), // ours

    DELIVERY_NOT_FOUND("404.320", "There is no delivery with this id of this webhook subscription."), // ours
    TEST_NOT_FOUND("404.321", "There is no test with this name."), // ours

    PLATFORM_NOT_FOUND("404.305", "There is no such platform."), // ours
    CREDENTIAL_NOT_FOUND("404.302", "There is no such credential on this platform."), // ours
    PARKED_NOT_FOUND("404.303", "There is no such parked record that still waits."), // ours
    CONFLICT_NOT_FOUND("404.304", "There is no such conflict that still waits."), // ours
    REFUND_NOT_FOUND("404.307", "There is no such refund, or none that waits for a human."), // ours
    DIFFERENCE_NOT_FOUND("404.306", "There is no such difference that still waits."), // ours
    UNSETTLED_NOT_FOUND("404.308", "There is no such unsettled line item that still waits."), // ours

    METHOD_NOT_ALLOWED("405.001", "This method is not offered here."), // ours
    NOT_ACCEPTABLE("406.001", "Answers are JSON: an Accept header must allow application/json."), // ours
    ALREADY_THERE("409.300", "{0} is already there."), // ours
    TOO_MANY_CREDENTIALS("409.301", "A platform has at most {0} live credentials: revoke one first."), // ours
    BODY_TOO_LARGE("413.001", "The body is larger than {0} bytes."), // ours
    URI_TOO_LONG("414.001", "The path and query are longer than {0} characters."), // ours
    NOT_SUPPORTED_TYPE("415.001", "Bodies must be application/json in UTF-8."), // ours
    HEADERS_TOO_LARGE("431.001", "The headers are larger than {0} bytes."), // ours

    ORDER_STATUS("422.152", "The order takes no actions in its status. Expected: {0} Actual: {1}"),

    LINE_NUMBER_MISSING("422.190", "The line item id {0} lacks the line number at its end."),
    NOT_CANCELLABLE("422.234", "Line Item is ineligible to cancel."), // the documented wording
    NOT_FREEZABLE("422.235", "Line Item is ineligible to freeze."), // ours
    NOT_UNFREEZABLE("422.236", "Line Item is ineligible to unfreeze."), // ours
    RULE_OBJECTS("422.234", "Rule {0} (version {1}): {2}."), // ours
    TOO_MANY_LINE_ITEMS("422.237", "A dry run takes at most {0} line items; this order has {1}."),
    ABOVE_CAPTURED("422.301", "With this refund, more of the payment would have gone back than was captured."), // ours
    REFUSED_AGAIN("422.321", "The record is refused again: {0}."), // ours
    WEBHOOK_EXPIRED("422.320", "The webhook subscription has expired; renew it first."), // ours
    KEY_REUSED("422.300", "This Idempotency-Key was used before, with another body."), // ours

    TOO_MANY_REQUESTS("429.012", "Too many requests; please repeat the call after the seconds in Retry-After."),

    UNEXPECTED("500.001", "An unexpected error happened; please report the requestId."),
    AWAY("503.502", "The service is temporarily unavailable. Nothing was done; please repeat the call a little later."),
    OUTCOME_UNKNOWN(
            "503.502",
            "The service is temporarily unavailable. The outcome of this call is unknown: it may or may not take effect."
                    + " It is safe to repeat the call a little later.");

    private final String key;
    private final String message;

    Catalogue(String key, String message) {
        this.key = key;
        this.message = message;
    }

    public String key() {
        return key;
    }

    /** A key starts with the HTTP status it belongs to. */
    public int httpCode() {
        return Integer.parseInt(key, 0, 3, 10);
    }

    public String message(Object... particulars) {
        var text = message;
        for (int i = 0; i < particulars.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(particulars[i]));
        }
        return text;
    }
}
