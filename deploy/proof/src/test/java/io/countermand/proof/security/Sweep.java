package io.countermand.proof.security;

import static io.countermand.proof.security.SecretHouse.HOUSE;

import io.countermand.edge.refusal.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every stranger asks at every endpoint for what is the owner's, and it is written down what they were told. */
final class Sweep {

    private static final Map<String, String> BODIES = Map.of(
            "POST /raas/v2/webhooks",
            """
            {"url": "%s/hooks/strangers", "eventTypes": ["OrderActionStatus"]}""".formatted(SecretHouse.SUBSCRIBER.url()),
            "PATCH /raas/v2/webhooks/{webhookId}",
            """
            {"categories": ["REWARD"]}""",
            "POST /raas/v2/webhooks/{webhookId}/secrets",
            """
            {"hmacSharedSecretKey": "%s"}""".formatted(SecretHouse.SUBSCRIBER.secret()));

    private static final Set<String> WITH_A_BODY = Set.of("POST", "PATCH", "PUT");
    private static final String A_BODY = "{\"reasonCode\": \"FRAUD\"}";

    private final Owner owner;
    private final List<Endpoint> endpoints;
    private final Ground topics = Ground.topics(HOUSE);
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Set<String> changed = new TreeSet<>();

    Sweep(Owner owner, List<Endpoint> endpoints) {
        this.owner = owner;
        this.endpoints = List.copyOf(endpoints);
    }

    /** @param expected what they had to be told */
    record Outcome(Stranger stranger, Endpoint endpoint, Catalogue expected, Asked answer) {

        boolean isRight() {
            return answer.status() == expected.httpCode()
                    && answer.key().equals(expected.key())
                    && answer.challenges().isEmpty() == (expected != Catalogue.NOT_AUTHENTICATED);
        }
    }

    void by(Stranger stranger) {
        var before = Ground.tables(HOUSE);
        for (var endpoint : endpoints) {
            stranger.mustBeTold(endpoint)
                    .ifPresent(expected -> outcomes.add(
                            new Outcome(stranger, endpoint, expected, ask(endpoint, stranger.authorization()))));
        }
        Ground.tables(HOUSE).changedSince(before).forEach(what -> changed.add(what + " by " + stranger));
    }

    Asked ask(Endpoint endpoint, String authorization) {
        var path = endpoint.pathWith(owner.names()) + (endpoint.path().endsWith("/replay") ? "?fromRevision=1" : "");
        var headers = authorization.isEmpty() ? Map.<String, String>of() : Map.of("Authorization", authorization);
        var body = WITH_A_BODY.contains(endpoint.method()) ? BODIES.getOrDefault(endpoint.call(), A_BODY) : null;
        return Asked.of(endpoint.method(), endpoint.door().url(HOUSE) + path, headers, body);
    }

    List<Outcome> at(Endpoint endpoint) {
        return outcomes.stream()
                .filter(outcome -> outcome.endpoint().equals(endpoint))
                .toList();
    }

    /** Tables and topics that were not the same afterwards, and who had been there. */
    Set<String> changed() {
        var all = new TreeSet<>(changed);
        all.addAll(Ground.topics(HOUSE).changedSince(topics));
        return all;
    }
}
