package io.countermand.proof.repeat;

/** A record of a topic. Two of equal content are two. */
record Sent(String topic, String key, byte[] value) {}
