package io.countermand.proof.evidence;

import static io.countermand.proof.history.HistoryFile.PROVIDER;
import static io.countermand.proof.history.HistoryFile.REFUNDS;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.proof.evidence.Finding.Broken;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** P3: by the topic one void of each line item, by the tables one refund, by the provider one effect of each key. */
final class Once {

    private static final Set<String> MONEY_BACK = Set.of("REFUNDED", "CANCELLED");

    private Once() {}

    static Finding check(Evidence evidence) {
        var broken = new ArrayList<Broken>();
        var voids = Voids.told(evidence);
        voids.forEach((item, told) -> twice(broken, "voided more than once: " + item, told));
        evidence.all(REFUNDS).stream()
                .collect(groupingBy(line -> line.path("item").asText()))
                .forEach((item, refunds) -> twice(broken, "refunded more than once: " + item, refunds));
        effects(evidence).stream()
                .collect(groupingBy(line -> line.path("transactionId").asText() + " "
                        + line.path("externalTransactionId").asText()))
                .forEach((key, effects) -> twice(broken, "given back more than once: " + key, effects));
        return new Finding(voids.size(), evidence.commandsMin(), "line items voided", broken);
    }

    /** What moved money back, by the provider's own record. */
    static List<JsonNode> effects(Evidence evidence) {
        return evidence.where(
                PROVIDER, line -> MONEY_BACK.contains(line.path("effect").asText()));
    }

    private static void twice(List<Broken> broken, String why, List<JsonNode> lines) {
        if (lines.size() > 1) {
            broken.add(Broken.by(why, lines.getLast()));
        }
    }
}
