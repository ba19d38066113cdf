package io.countermand.api.command;

/** @param isRepeat whether this is the answer that the same command got before */
record Outcome(Accepted accepted, boolean isRepeat) {}
