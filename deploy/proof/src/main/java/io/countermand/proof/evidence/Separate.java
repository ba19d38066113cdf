package io.countermand.proof.evidence;

import static io.countermand.proof.history.HistoryFile.ACTIONS;
import static io.countermand.proof.history.HistoryFile.STRANGERS;
import static io.countermand.proof.history.HistoryFile.SUBSCRIPTIONS;
import static io.countermand.proof.history.HistoryFile.WEBHOOKS;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.proof.evidence.Finding.Broken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** P7: "not yours" reads like "not there", and no webhook tells of another platform's order. */
final class Separate {

    private Separate() {}

    static Finding check(Evidence evidence) {
        var broken = new ArrayList<Broken>();
        for (var answers : evidence.all(STRANGERS)) {
            if (!answers.path("foreign").equals(answers.path("absent"))) {
                broken.add(Broken.by("not yours, and it shows", answers));
            }
        }
        var owners = owners(evidence);
        var platforms = new HashMap<String, String>();
        evidence.all(SUBSCRIPTIONS)
                .forEach(line -> platforms.put(
                        line.path("url").asText().replaceAll(".*/", ""),
                        line.path("platform").asText()));
        for (var webhook : evidence.all(WEBHOOKS)) {
            var owner = owners.get(webhook.path("order").asText());
            if (owner != null
                    && !owner.equals(platforms.get(webhook.path("hook").asText()))) {
                broken.add(Broken.by("a webhook about an order of " + owner, webhook));
            }
        }
        return new Finding(evidence.all(STRANGERS).size(), 1, "answers to strangers compared", broken);
    }

    private static Map<String, String> owners(Evidence evidence) {
        var owners = new HashMap<String, String>();
        for (JsonNode action : evidence.all(ACTIONS)) {
            owners.put(action.path("order").asText(), action.path("platform").asText());
        }
        return owners;
    }
}
