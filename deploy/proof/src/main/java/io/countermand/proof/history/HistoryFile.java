package io.countermand.proof.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.local.client.ExactJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every file of a run that a checker reads. */
public enum HistoryFile {
    /** The run itself: its size, its seed, when it began and ended. One line. */
    RUN,

    /** What customers asked and were answered. */
    CUSTOMERS,

    /** What another tenant's customers were answered about an order that is not theirs, and about none. */
    STRANGERS,

    /** URLs that nobody may be sent to, and what came of them; who came to the listener that waits there. */
    CANARY,

    /** Webhooks as they arrived. */
    WEBHOOKS,

    /** Every effect at the payment provider, written by itself. */
    PROVIDER,

    /** What went wrong on purpose. */
    FAULTS,

    /** Connections that the proxies cut or refused. */
    PROXIES,

    /** How much was due and under way, twice a second. */
    SAMPLES,

    // The services' own evidence: their tables …
    ACTIONS,
    COMMANDS,
    REFUNDS,
    INTENTS,
    ACCOUNTS,
    PARKED,
    DELIVERIES,
    SUBSCRIPTIONS,
    ATTEMPTS,
    BROKEN_BOOKS,

    /** Sessions that the database ended because their owner slept, from its log, and others who came too late. */
    THROWN_OUT,

    // … and their topics.
    REQUESTED,
    ACTIONS_SETTLED,
    LINE_ITEMS_SETTLED,
    REFUNDS_SETTLED;

    public Path in(Path folder) {
        return folder.resolve("history").resolve((this == PROVIDER ? "provider-history" : title()) + ".jsonl");
    }

    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All whole lines; none when there is no such file. */
    public List<JsonNode> read(Path folder) {
        var lines = new ArrayList<JsonNode>();
        try {
            if (Files.exists(in(folder))) {
                for (var line : Files.readAllLines(in(folder))) {
                    lines.add(ExactJson.MAPPER.readTree(line));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("the history " + in(folder) + " cannot be read", e);
        }
    }
}
