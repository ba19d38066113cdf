package io.countermand.backbone.intake;

/** A record that is not acted on; it is parked with the reason, where a human finds it. */
public record Refused(Origin origin, String reason) {}
