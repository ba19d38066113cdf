package io.countermand.worker.provider;

/** What became of a call. */
sealed interface Reply {

    record Got(int status, String contentType, byte[] body) implements Reply {}

    /** No byte of the request left. */
    record NotSent(String word) implements Reply {}

    /** It may have arrived, and may have had its effect. */
    record Lost(String word) implements Reply {}
}
