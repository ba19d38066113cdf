package io.countermand.api.document;

import static io.countermand.api.testing.Call.FRAUD;
import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.document.ApiDocument.Operation;
import io.countermand.api.testing.Answer;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.OrderBuilder;
import io.countermand.api.testing.Platform;
import io.countermand.api.testing.TestClock;
import io.countermand.domain.action.ActionId;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Contract §1, for every call of the OpenAPI document that names something: the same request, before and after somebody else
 * owns it, gets equal status, headers (but X-REQUEST-ID, Date) and body (but requestId, timestamp).
 */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class ForeignIsAbsentTest {

    private List<Operation> calls;

    @BeforeEach
    void readDocument() {
        calls = ApiDocument.running()
                .operations()
                .filter(Operation::namesSomething)
                .toList();
    }

    @Test
    void whatAnotherPlatformOwnsIsAbsent() {
        thenNothingChangesWhenOwned(aPlatform(), anOrder(aPlatform()));
    }

    @Test
    void whatAnotherCustomerOwnsIsAbsentForACredentialOfOneCustomer() {
        var platform = aPlatform();
        var own = anOrder(platform).placed();

        thenNothingChangesWhenOwned(platform.limitedTo("{" + own.customer() + "}", null), anOrder(platform));
    }

    @Test
    void whatAnotherAccountOwnsIsAbsentForACredentialOfOneAccount() {
        var platform = aPlatform();
        var own = anOrder(platform).placed();

        thenNothingChangesWhenOwned(platform.limitedTo(null, "{" + own.account() + "}"), anOrder(platform));
    }

    @Test
    void whatAnotherPlatformOwnsIsInNoList() {
        var caller = aPlatform();
        var somebodys = anOrder(aPlatform());
        var before = lists(somebodys).stream().map(list -> list(list, caller)).toList();

        somebodys.placed().withLineItem(1);

        assertThat(lists(somebodys).stream().map(list -> list(list, caller)).toList())
                .isEqualTo(before);
    }

    private static List<String> lists(OrderBuilder order) {
        return Stream.of("", "?referenceOrderID=" + order.reference(), "?externalRefID=my-" + order.reference())
                .map(filter -> "/raas/v2/lineItems" + filter)
                .toList();
    }

    private static Object list(String path, Platform caller) {
        return Call.get(path).as(caller).send().comparable();
    }

    private void thenNothingChangesWhenOwned(Platform caller, OrderBuilder somebodys) {
        var names = names(somebodys);
        var before = new HashMap<Operation, List<Answer>>();
        calls.forEach(call -> before.put(call, send(call, names, caller)));

        var placed = somebodys.placed().withLineItem(1);
        var action = placed.withCancel(0, "PROCESSING", TestClock.NOW);
        placed.withVerdicts(action);
        placed.withPosting("VOID", 2450, action);

        assertThat(calls).hasSizeGreaterThanOrEqualTo(16).allSatisfy(call -> {
            var answers = send(call, names, caller);
            assertThat(answers.stream().map(Answer::comparable))
                    .as("%s", call)
                    .isEqualTo(before.get(call).stream().map(Answer::comparable).toList());
            assertThat(answers).extracting(Answer::status).as("%s", call).containsOnly(404);
        });
    }

    /** In every way in which it may be asked: by both spellings, and for a dry run or with a key where it changes something. */
    private static List<Answer> send(Operation call, Map<String, String> names, Platform caller) {
        var path = call.pathWith(names);
        return Stream.of(path, path.replace("/v2/lineItems/", "/v2/line-items/"))
                .flatMap(spelling -> call.isGet()
                        ? Stream.of(Call.get(spelling))
                        : Stream.of(
                                Call.post(spelling, FRAUD),
                                Call.post(spelling + (spelling.contains("/asyncOrders/") ? "?dryRun=true" : ""), FRAUD),
                                Call.post(spelling, FRAUD).header("Idempotency-Key", "mine")))
                .map(request -> request.as(caller).send())
                .toList();
    }

    /** Of the action that the owner has, not of one that nobody could guess. */
    private static Map<String, String> names(OrderBuilder order) {
        var action = ActionId.of(order.platform().name(), Target.order(order.reference()), OrderAction.CANCEL, 0);
        return Map.of(
                "referenceOrderID", order.reference(),
                "referenceLineItemID", order.reference() + "-1",
                "externalRefID", "my-" + order.reference(),
                "customerIdentifier", order.customer(),
                "accountIdentifier", order.account(),
                "actionId", action.toString());
    }
}
