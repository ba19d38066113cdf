package io.countermand.api.action;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** An action and a page of its verdicts. */
public record ActionView(
        @JsonUnwrapped ActionSummary summary, @JsonUnwrapped VerdictPage verdicts) {}
