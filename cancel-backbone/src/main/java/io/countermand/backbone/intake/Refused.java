package io.countermand.backbone.intake;

/** A record that is not acted on; it is parked with the reason, where a human finds it. */
public record Refused(Origin origin, String reason) {

    private static final int REASON_LENGTH_MAX = 500;

    public Refused {
        // A reason often quotes the record. PostgreSQL stores no NUL, and a reason that cannot be stored blocks the
        // topic.
        var oneLine = reason.replaceAll("\\p{Cntrl}", " ");
        reason = oneLine.substring(0, Math.min(oneLine.length(), REASON_LENGTH_MAX));
    }
}
