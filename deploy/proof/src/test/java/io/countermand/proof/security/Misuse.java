package io.countermand.proof.security;

import static io.countermand.proof.security.SecretHouse.MEADOW;

import io.countermand.local.client.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Secrets where they do not belong: logins that are refused, and bodies that cannot be read. */
final class Misuse {

    private static final String WEBHOOKS = "/raas/v2/webhooks";
    private static final List<String> BAD_BODIES = List.of(
            "{\"reasonCode\": \"%s\"}", "{\"%s\": 1, \"reasonCode\": }", "%s", "{\"hmacSharedSecretKey\": \"%s");
    private static final String WITH_A_BAD_HEADER = """
            {"url": "https://example.com", "categories": ["ORDER"], "headers": [{"name": "X-Key", "value": "%s\\nX: y"}]}""";

    private final List<Secret> secrets = new ArrayList<>();
    private final String order;
    private final String webhook;

    private Misuse(String order, String webhook) {
        this.order = order;
        this.webhook = webhook;
    }

    /** @return the secrets that were sent */
    static List<Secret> of(String order, String webhook) {
        var misuse = new Misuse(order, webhook);
        misuse.refused();
        misuse.malformed();
        return misuse.secrets;
    }

    private void refused() {
        var name = MEADOW.tenant().name();
        var genuine = Strangers.genuine(name);
        for (var token : List.of(
                genuine.compact(),
                Strangers.expired(),
                genuine.signedBy(Strangers.FORGER).compact())) {
            Stream.of(token.split("\\.")).skip(1).forEach(part -> secrets.add(Secret.text("part of a token", part)));
            Sent.by(Login.bearer(token), Door.API, "GET /raas/v2/asyncOrders/" + order, null);
            Sent.by(Login.bearer(token), Door.DISPATCHER, "GET " + WEBHOOKS, null);
        }
        for (var door : Door.values()) {
            var call = "GET " + (door.isForAdministrators() ? "/admin/changes" : "/raas/v2/lineItems");
            Sent.by(Login.basic(name, drawn("wrong key")), door, call, null).expect(401);
            Sent.by(drawn("no login at all"), door, call, null).expect(401);
        }
    }

    private void malformed() {
        for (var body : BAD_BODIES) {
            for (var path : List.of(Tenant.cancelPath(order), "/raas/v2/lineItems/" + order + "-1/cancel")) {
                Sent.byTenant(Door.API, "POST " + path, bad(body)).expect(400);
            }
            Sent.byTenant(Door.DISPATCHER, "POST " + WEBHOOKS, bad(body)).expect(400);
            Sent.byTenant(Door.DISPATCHER, "PATCH " + WEBHOOKS + "/" + webhook, bad(body) + "]")
                    .expect(400);
            Sent.byAdministrator(Door.WORKER_ADMINISTRATION, "POST /admin/platforms", bad(body))
                    .expect(400);
        }
        var secret = "{\"hmacSharedSecretKey\": \"%s\"}".formatted(drawn("no base64"));
        Sent.byTenant(Door.DISPATCHER, "POST " + WEBHOOKS + "/" + webhook + "/secrets", secret)
                .expect(400);
        Sent.byTenant(Door.DISPATCHER, "POST " + WEBHOOKS, bad(WITH_A_BAD_HEADER))
                .expect(400);
    }

    private String bad(String body) {
        return body.formatted(drawn("secret in a body"));
    }

    private String drawn(String name) {
        var text = "canary-" + UUID.randomUUID();
        secrets.add(Secret.text(name, text));
        return text;
    }
}
