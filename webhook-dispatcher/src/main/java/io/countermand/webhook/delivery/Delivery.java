package io.countermand.webhook.delivery;

/** One event on its way to one endpoint. @param attempts made so far */
public record Delivery(long id, long revision, int attempts, Envelope envelope) {}
