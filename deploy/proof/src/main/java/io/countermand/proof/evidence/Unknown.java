package io.countermand.proof.evidence;

import static io.countermand.proof.history.HistoryFile.INTENTS;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.proof.evidence.Finding.Broken;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** P9: of every refund, and of those above all whose call was not clearly answered, the provider's record says what our books say. */
final class Unknown {

    private Unknown() {}

    static Finding check(Evidence evidence) {
        var effects = Once.effects(evidence).stream()
                .collect(groupingBy(line -> line.path("externalTransactionId").asText()));
        var unclear = evidence.where(INTENTS, line -> line.path("unclear").asInt() > 0);
        var broken = new ArrayList<Broken>();
        evidence.all(INTENTS).forEach(intent -> compare(intent, effects, broken));
        return new Finding(unclear.size(), 1, "refunds whose answer was lost", broken);
    }

    private static void compare(JsonNode intent, Map<String, List<JsonNode>> effects, List<Broken> broken) {
        var done = effects.getOrDefault(intent.path("refund").asText(), List.of());
        var succeeded = intent.path("state").asText().equals("SUCCEEDED");
        if (succeeded && done.isEmpty() && intent.path("outcome").asText().equals("REFUNDED")) {
            broken.add(Broken.by("taken for done, and the provider knows nothing of it", intent));
        }
        var back = done.stream()
                .map(line -> new BigDecimal(line.path("amount").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var owed = BigDecimal.valueOf(intent.path("amount_minor").asLong(), 2);
        if (succeeded && !done.isEmpty() && back.compareTo(owed) != 0) {
            broken.add(Broken.by("given back " + back + " of " + owed, intent));
        }
    }
}
