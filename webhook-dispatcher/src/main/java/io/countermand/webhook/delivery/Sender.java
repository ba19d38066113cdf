package io.countermand.webhook.delivery;

/** Posts a webhook once. Called on virtual threads; a failure is an answer, not an exception. */
@FunctionalInterface
public interface Sender {

    Answer send(Post post);
}
