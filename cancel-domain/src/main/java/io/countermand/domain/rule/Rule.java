package io.countermand.domain.rule;

import java.time.LocalDate;
import java.util.Optional;

/** A named, versioned condition. Id and version are stored with every decision, so a verdict can be explained years later. */
public record Rule(String id, int version, LocalDate effective, Check check) {

    /** Why a line item does not qualify, in one sentence for people; empty if it does. */
    @FunctionalInterface
    public interface Check {
        Optional<String> objection(LineItemFacts item, Judging judging);
    }
}
