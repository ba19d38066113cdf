package io.countermand.proof.report;

import static io.countermand.proof.history.HistoryFile.ACTIONS;
import static io.countermand.proof.history.HistoryFile.CUSTOMERS;
import static io.countermand.proof.history.HistoryFile.FAULTS;
import static io.countermand.proof.history.HistoryFile.INTENTS;
import static io.countermand.proof.history.HistoryFile.LINE_ITEMS_SETTLED;
import static io.countermand.proof.history.HistoryFile.PROXIES;
import static io.countermand.proof.history.HistoryFile.REFUNDS;
import static io.countermand.proof.history.HistoryFile.WEBHOOKS;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.proof.evidence.Evidence;
import io.countermand.proof.history.HistoryFile;
import io.countermand.proof.trouble.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** How much of everything there was, by name, in the order in which a reader wants it. */
final class Figures {

    private Figures() {}

    static Map<String, Long> of(Evidence evidence) {
        var figures = new LinkedHashMap<String, Long>();
        figures.put("seconds", seconds(evidence.run()).toSeconds());
        figures.put("kills", count(evidence, FAULTS, line -> fired(line, "KILL")));
        figures.put("pauses", count(evidence, FAULTS, line -> fired(line, "PAUSE")));
        figures.put("cuts", count(evidence, FAULTS, line -> fired(line, "CUT")));
        figures.put("delays", count(evidence, FAULTS, line -> fired(line, "SLOW")));
        figures.put(
                "connections cut",
                evidence.where(PROXIES, line -> text(line, "what").equals("CUT")).stream()
                        .mapToLong(line -> line.path("connections").asLong())
                        .sum());
        figures.put("orders", (long) evidence.texts(ACTIONS, "order").size());
        figures.put("requests", count(evidence, CUSTOMERS, line -> true));
        figures.put(
                "accepted",
                count(evidence, CUSTOMERS, line -> line.path("status").asInt() == 202));
        figures.put(
                "unanswered",
                count(evidence, CUSTOMERS, line -> line.path("status").asInt() == 0));
        figures.put(
                "refused for now",
                count(evidence, CUSTOMERS, line -> line.path("status").asInt() == 503));
        figures.put(
                "actions", count(evidence, ACTIONS, line -> line.path("ended").asBoolean()));
        figures.put(
                "line items judged",
                evidence.all(LINE_ITEMS_SETTLED).stream()
                        .mapToLong(line -> line.path("value").path("lineItems").size())
                        .sum());
        figures.put("line items refunded", count(evidence, REFUNDS, line -> true));
        figures.put("refunds by the provider", count(evidence, INTENTS, line -> true));
        figures.put(
                "of them for review",
                count(evidence, INTENTS, line -> text(line, "state").equals("NEEDS_REVIEW")));
        figures.put(
                "webhooks taken",
                count(evidence, WEBHOOKS, line -> line.path("answered").asInt() == 200));
        return figures;
    }

    static Duration seconds(JsonNode run) {
        return Duration.between(Instant.parse(text(run, "began")), Instant.parse(text(run, "at")));
    }

    static String title(JsonNode fault) {
        return Kind.valueOf(text(fault, "kind")).title();
    }

    static String text(JsonNode line, String field) {
        return line.path(field).asText();
    }

    private static boolean fired(JsonNode fault, String kind) {
        return fault.path("fired").asBoolean() && text(fault, "kind").startsWith(kind);
    }

    private static long count(Evidence evidence, HistoryFile file, Predicate<JsonNode> condition) {
        return evidence.where(file, condition).size();
    }
}
