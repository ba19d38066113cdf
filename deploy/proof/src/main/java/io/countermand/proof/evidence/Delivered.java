package io.countermand.proof.evidence;

import static io.countermand.proof.history.HistoryFile.ACTIONS_SETTLED;
import static io.countermand.proof.history.HistoryFile.DELIVERIES;
import static io.countermand.proof.history.HistoryFile.SUBSCRIPTIONS;
import static io.countermand.proof.history.HistoryFile.WEBHOOKS;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.proof.evidence.Finding.Broken;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * P6: every outcome was taken at every subscription of its platform, or is listed as undelivered; no revision is missing; each
 * attempt of an event had the same bytes and a valid signature.
 */
final class Delivered {

    private Delivered() {}

    static Finding check(Evidence evidence) {
        var broken = new ArrayList<Broken>();
        for (var subscription : live(evidence)) {
            new Endpoint(evidence, subscription).check(broken);
        }
        for (var webhook : evidence.all(WEBHOOKS)) {
            if (!webhook.path("verified").asBoolean()) {
                broken.add(Broken.by("a signature that does not match", webhook));
            }
        }
        sameBytes(evidence, broken);
        return new Finding(taken(evidence.all(WEBHOOKS)).size(), evidence.commandsMin(), "webhooks taken", broken);
    }

    /** Not the one that leads to the canary: nothing may arrive there. */
    private static List<JsonNode> live(Evidence evidence) {
        return evidence.where(SUBSCRIPTIONS, line -> !line.path("url").asText().endsWith("/canary"));
    }

    private static void sameBytes(Evidence evidence, List<Broken> broken) {
        evidence.all(WEBHOOKS).stream()
                .collect(groupingBy(
                        line -> line.path("hook").asText() + line.path("event").asText()))
                .forEach((event, attempts) -> {
                    if (attempts.stream()
                                    .map(line -> line.path("bytes").asText())
                                    .distinct()
                                    .count()
                            > 1) {
                        broken.add(Broken.by("the same event with other bytes", attempts.getLast()));
                    }
                });
    }

    private static List<JsonNode> taken(List<JsonNode> webhooks) {
        return webhooks.stream()
                .filter(line -> line.path("answered").asInt() == 200)
                .toList();
    }

    /** One subscription and what came of it. */
    private record Endpoint(Evidence evidence, JsonNode subscription) {

        void check(List<Broken> broken) {
            var hook = subscription.path("url").asText().replaceAll(".*/", "");
            var webhooks = taken(
                    evidence.where(WEBHOOKS, line -> line.path("hook").asText().equals(hook)));
            var undelivered = evidence.where(DELIVERIES, line -> isOurs(line) && isUndelivered(line));
            outcomes(webhooks, undelivered, broken);
            revisions(webhooks, undelivered, broken);
        }

        private void outcomes(List<JsonNode> webhooks, List<JsonNode> undelivered, List<Broken> broken) {
            var told = texts(webhooks, "action");
            told.addAll(texts(undelivered, "action"));
            evidence.records(ACTIONS_SETTLED)
                    .filter(line -> line.path("value").path("platform").equals(subscription.path("platform")))
                    .filter(line ->
                            !told.contains(line.path("value").path("actionId").asText()))
                    .forEach(line -> broken.add(Broken.by("an outcome that never came to " + subscription, line)));
        }

        private void revisions(List<JsonNode> webhooks, List<JsonNode> undelivered, List<Broken> broken) {
            var known = new TreeSet<Long>();
            webhooks.forEach(line -> known.add(line.path("revision").asLong()));
            undelivered.forEach(line -> known.add(line.path("revision").asLong()));
            for (long revision = 1;
                    revision <= subscription.path("last_revision").asLong();
                    revision++) {
                if (!known.contains(revision)) {
                    broken.add(Broken.by("revision " + revision + " never came", subscription));
                }
            }
        }

        private boolean isOurs(JsonNode delivery) {
            return delivery.path("subscription").equals(subscription.path("subscription"));
        }

        private static boolean isUndelivered(JsonNode delivery) {
            return delivery.path("state").asText().equals("UNDELIVERED");
        }

        private static Set<String> texts(List<JsonNode> lines, String field) {
            return lines.stream().map(line -> line.path(field).asText()).collect(toSet());
        }
    }
}
