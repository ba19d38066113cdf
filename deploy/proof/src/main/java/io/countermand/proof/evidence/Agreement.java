package io.countermand.proof.evidence;

import static io.countermand.proof.history.HistoryFile.INTENTS;
import static io.countermand.proof.history.HistoryFile.REFUNDS;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.proof.evidence.Finding.Broken;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** P4: what the topic says is void has a refund of the same amount, and the other way round; what is owed ends for all to see. */
final class Agreement {

    private static final Set<String> BOOKS = Set.of(
            "VOIDED_MEANS_REFUNDED",
            "REFUNDED_MEANS_VOIDED",
            "REFUND_AND_FEE_ARE_THE_CHARGE",
            "ONLY_CHARGED_ITEMS_ARE_REFUNDED",
            "WHAT_A_PROVIDER_OWES_HAS_ONE_INTENT",
            "WHAT_A_PROVIDER_OWES_IS_POSTED_UNTIL_IT_IS_OVER");
    private static final Set<String> OVER = Set.of("SUCCEEDED", "NEEDS_REVIEW", "CREDITED", "WRITTEN_OFF");

    private Agreement() {}

    static Finding check(Evidence evidence) {
        var broken = new ArrayList<Broken>();
        var voids = Voids.told(evidence);
        var refunds = new HashMap<String, JsonNode>();
        evidence.all(REFUNDS).forEach(line -> refunds.put(line.path("item").asText(), line));
        voids.forEach((item, told) -> compare(broken, told.getFirst(), refunds.get(item)));
        var without = new HashSet<>(refunds.keySet());
        without.removeAll(voids.keySet());
        without.forEach(item -> broken.add(Broken.by("a refund of what is not void", known(refunds, item))));
        for (var intent : evidence.all(INTENTS)) {
            if (!OVER.contains(intent.path("state").asText())) {
                broken.add(Broken.by("owed by the provider, in silence", intent));
            }
        }
        evidence.brokenBooks(BOOKS).forEach(line -> broken.add(Broken.by("the books say so", line)));
        return new Finding(refunds.size(), evidence.commandsMin(), "refunds held against voids", broken);
    }

    private static void compare(List<Broken> broken, JsonNode told, @Nullable JsonNode refund) {
        if (refund == null) {
            broken.add(Broken.by("void, and no refund", told));
        } else if (amount(told)
                        .compareTo(
                                BigDecimal.valueOf(refund.path("amount_minor").asLong(), 2))
                != 0) {
            broken.add(Broken.by("void, and another amount refunded: " + refund, told));
        } else if (!refund.path("void").asBoolean()) {
            broken.add(Broken.by("refunded, and not void in the table", refund));
        }
    }

    private static BigDecimal amount(JsonNode told) {
        return told.path("refund").decimalValue();
    }

    private static JsonNode known(Map<String, JsonNode> refunds, String item) {
        return Objects.requireNonNull(refunds.get(item));
    }
}
