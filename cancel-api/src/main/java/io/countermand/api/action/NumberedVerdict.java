package io.countermand.api.action;

/** A verdict and its place in the order, by which pages are cut. */
record NumberedVerdict(int lineNumber, LineItemVerdict verdict) {}
