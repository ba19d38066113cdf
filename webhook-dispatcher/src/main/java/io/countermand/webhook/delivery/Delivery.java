package io.countermand.webhook.delivery;

/**
 * One event on its way to one endpoint.
 *
 * @param attempts made so far
 * @param attemptsBefore made before it started again; the schedule counts those after
 */
public record Delivery(long id, long revision, int attempts, int attemptsBefore, Envelope envelope) {}
