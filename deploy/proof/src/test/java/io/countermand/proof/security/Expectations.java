package io.countermand.proof.security;

import static io.countermand.edge.access.Right.CANCEL;
import static io.countermand.edge.access.Right.READ;
import static io.countermand.edge.access.Right.WEBHOOK;
import static io.countermand.edge.refusal.Catalogue.ACCOUNT_NOT_FOUND;
import static io.countermand.edge.refusal.Catalogue.LINE_ITEM_NOT_FOUND;
import static io.countermand.edge.refusal.Catalogue.ORDER_NOT_FOUND;
import static io.countermand.edge.refusal.Catalogue.WEBHOOK_NOT_FOUND;

import io.countermand.edge.access.Right;
import io.countermand.edge.refusal.Catalogue;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Contract §1, a line for each call of tenants: a new one that nobody wrote a line for fails the matrix. */
final class Expectations {

    private static final String ORDER = "/raas/v2/asyncOrders/{referenceOrderID}";
    private static final String OWN_REFERENCE =
            "/raas/v2/asyncOrders/customers/{customerIdentifier}/accounts/{accountIdentifier}/{externalRefID}";
    private static final String LINE_ITEM = "/raas/v2/lineItems/{referenceLineItemID}";
    private static final String ACCOUNT = "/raas/v2/accounts/{accountIdentifier}";
    private static final String WEBHOOKS = "/raas/v2/webhooks";
    private static final String ONE_WEBHOOK = WEBHOOKS + "/{webhookId}";

    /** Open to everybody: public keys are public. */
    private static final Set<String> PUBLIC = Set.of("GET /.well-known/jwks.json");

    private static final Map<String, Expectation> OF_TENANTS = new HashMap<>();

    static {
        lines(READ, ACCOUNT_NOT_FOUND, "GET " + ACCOUNT, "GET " + ACCOUNT + "/transactions");
        lines(READ, null, "GET /raas/v2/asyncOrders/reasonCodes", "GET /raas/v2/lineItems/reasonCodes");
        lines(READ, null, "GET /raas/v2/lineItems");
        lines(READ, ORDER_NOT_FOUND, "GET " + ORDER, "GET " + OWN_REFERENCE, "GET " + OWN_REFERENCE + "/lineItems");
        lines(
                READ,
                ORDER_NOT_FOUND,
                "GET " + ORDER + "/actions",
                "GET " + ORDER + "/actions/{actionId}",
                "GET " + ORDER + "/actions/{actionId}/lineItems");
        lines(
                CANCEL,
                ORDER_NOT_FOUND,
                "POST " + ORDER + "/cancel",
                "POST " + ORDER + "/freeze",
                "POST " + ORDER + "/unfreeze");
        lines(
                READ,
                LINE_ITEM_NOT_FOUND,
                "GET " + LINE_ITEM,
                "GET " + LINE_ITEM + "/actions",
                "GET " + LINE_ITEM + "/actions/{actionId}");
        lines(
                CANCEL,
                LINE_ITEM_NOT_FOUND,
                "POST " + LINE_ITEM + "/cancel",
                "POST " + LINE_ITEM + "/freeze",
                "POST " + LINE_ITEM + "/unfreeze");
        lines(WEBHOOK, null, "POST " + WEBHOOKS, "GET " + WEBHOOKS, "GET " + WEBHOOKS + "/eventtypes");
        lines(WEBHOOK, WEBHOOK_NOT_FOUND, "GET " + ONE_WEBHOOK, "PATCH " + ONE_WEBHOOK, "DELETE " + ONE_WEBHOOK);
        for (var act : Set.of("renew", "pause", "resume", "secrets", "tests", "tests/{testName}", "replay")) {
            lines(WEBHOOK, WEBHOOK_NOT_FOUND, "POST " + ONE_WEBHOOK + "/" + act);
        }
        lines(
                WEBHOOK,
                WEBHOOK_NOT_FOUND,
                "GET " + ONE_WEBHOOK + "/events",
                "GET " + ONE_WEBHOOK + "/deliveries",
                "GET " + ONE_WEBHOOK + "/deliveries/{deliveryId}/attempts",
                "POST " + ONE_WEBHOOK + "/deliveries/{deliveryId}/retry");
    }

    private Expectations() {}

    static Set<String> callsOfTenants() {
        return Set.copyOf(OF_TENANTS.keySet());
    }

    static boolean isPublic(Endpoint endpoint) {
        return PUBLIC.contains(endpoint.call());
    }

    /** Whether anybody said what must become of strangers here. Below the administration that is always the same. */
    static boolean areThereFor(Endpoint endpoint) {
        return endpoint.door().isForAdministrators() || isPublic(endpoint) || OF_TENANTS.containsKey(endpoint.call());
    }

    static Expectation of(Endpoint endpoint) {
        return Objects.requireNonNull(
                OF_TENANTS.get(endpoint.call()), () -> "write a line in Expectations for " + endpoint);
    }

    private static void lines(Right right, @Nullable Catalogue absent, String... calls) {
        for (var call : calls) {
            OF_TENANTS.put(call, new Expectation(right, absent));
        }
    }
}
