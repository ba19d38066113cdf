package io.countermand.backbone.intake;

/** A record that could be read, and where it came from. */
public record Received<R>(R content, Origin origin) {}
