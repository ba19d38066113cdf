package io.countermand.api.document;

import static io.countermand.api.testing.Call.FRAUD;
import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.document.ApiDocument.Operation;
import io.countermand.api.testing.Answer;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.Database;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Contract §2, for every call that reads: a failure of ours is told of in the documented shape, and of its inside nothing. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class NothingOfTheInsideTest {

    private static final String TABLES = "cancellation.orders, cancellation.account";

    private static final String[] INSIDE = {
        "permission",
        "denied",
        "cancellation.",
        "orders",
        "42501",
        "select",
        "SELECT",
        "Exception",
        "io.countermand",
        "io.vertx",
        "java.",
        "Caused by",
        "\tat ",
        "OF_OURS"
    };

    @Test
    void noStatementThatPostgresRefusesLeavesItsTextOrItsTables() {
        var order = anOrder(aPlatform()).placed().withLineItem(1);
        Database.execute("revoke select on " + TABLES + " from countermand_api");
        try {
            var answers = answers(order).toList();

            assertThat(answers).hasSizeGreaterThanOrEqualTo(17).allSatisfy(NothingOfTheInsideTest::thenTellsNothing);
        } finally {
            Database.execute("grant select on " + TABLES + " to countermand_api");
        }
    }

    @Test
    void noFailureOfOurCodeLeavesItsClassOrItsTrace() {
        var order = anOrder(aPlatform())
                .inStatus("NO_STATUS_OF_OURS")
                .placed()
                .withLineItem(1)
                .butLineItem(1, "product_kind = 'NO_KIND_OF_OURS'");

        var failed = answers(order).filter(answer -> answer.status() >= 500).toList();

        assertThat(failed).hasSizeGreaterThanOrEqualTo(8).allSatisfy(NothingOfTheInsideTest::thenTellsNothing);
    }

    private static void thenTellsNothing(Answer answer) {
        answer.assertRefusedWith(500, "500.001");
        assertThat(answer.text("message")
                        + answer.json().path("errors")
                        + answer.headers().map())
                .doesNotContain(INSIDE);
    }

    private static Stream<Answer> answers(PlacedOrder order) {
        return ApiDocument.running()
                .operations()
                .filter(call -> !call.path().endsWith("/reasonCodes"))
                .map(call -> send(call, order));
    }

    private static Answer send(Operation call, PlacedOrder order) {
        var path = call.pathWith(Map.of(
                "referenceOrderID", order.reference(),
                "referenceLineItemID", order.reference() + "-1",
                "externalRefID", "my-" + order.reference(),
                "customerIdentifier", order.customer(),
                "accountIdentifier", order.account(),
                "actionId", order.cancelId(0).toString()));
        return (call.isGet() ? Call.get(path) : Call.post(path, FRAUD))
                .as(order.platform())
                .send();
    }
}
