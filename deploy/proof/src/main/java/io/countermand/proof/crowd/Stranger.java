package io.countermand.proof.crowd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermand.local.client.Answer;
import io.countermand.local.client.Tenant;
import io.countermand.local.client.UnexpectedAnswer;
import io.countermand.proof.history.Journal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Asks for an order of another tenant, and for one that nobody has: the answers must be the same but for the id. */
final class Stranger {

    private static final int REFUSED_FOR_NOW = 429;
    private static final Map<String, String> REASON = Map.of("reasonCode", "FRAUD");

    private final Map<String, Tenant> tenants;
    private final Journal journal;

    Stranger(Map<String, Tenant> tenants, Journal journal) {
        this.tenants = tenants;
        this.journal = journal;
    }

    void pry(String owner, String order) {
        var stranger = tenants.values().stream()
                .filter(tenant -> !tenant.name().equals(owner))
                .findFirst()
                .orElseThrow();
        var absent = order.replace("-5100-", "-5199-");
        List<Function<String, Answer>> ways = List.of(
                id -> stranger.get("/raas/v2/asyncOrders/" + id),
                id -> stranger.get("/raas/v2/lineItems/" + id + "-1"),
                id -> stranger.cancel(id, REASON));
        for (int way = 0; way < ways.size(); way++) {
            compare(way, order, absent, ways.get(way));
        }
    }

    /** An outage, or a limit, in between says nothing about either. */
    private void compare(int way, String order, String absent, Function<String, Answer> ask) {
        try {
            var theirs = ask.apply(order);
            var nobodys = ask.apply(absent);
            if (isDefinite(theirs) && isDefinite(nobodys)) {
                journal.write(Journal.line()
                        .put("way", way)
                        .put("order", order)
                        .put("foreign", told(theirs, order))
                        .put("absent", told(nobodys, absent)));
            }
        } catch (UnexpectedAnswer e) {
            return; // nobody answered
        }
    }

    private static boolean isDefinite(Answer answer) {
        return answer.status() < 500 && answer.status() != REFUSED_FOR_NOW;
    }

    private static String told(Answer answer, String id) {
        var body = answer.body().deepCopy();
        if (body instanceof ObjectNode object) {
            object.remove(List.of("requestId", "timestamp"));
        }
        return answer.status() + " " + body.toString().replace(id, "ID");
    }
}
