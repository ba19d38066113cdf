package io.countermand.api.command;

import static io.countermand.api.testing.Call.FRAUD;
import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countermand.api.testing.Call;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.api.testing.Platform;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tenant sees only its own, and cannot tell "not yours" from "does not exist". */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class TenancyTest {

    @Test
    void foreignAndAbsentAreTheSameAnswer() {
        var platform = aPlatform();
        var foreign = anOrder(aPlatform()).placed();
        var action = foreign.withCancel(0, "PROCESSING", Instant.EPOCH);

        for (var path : List.of(foreign.actionPath(action), "/raas/v2/accounts/" + foreign.account())) {
            var absent = Call.get(path.replaceFirst("(RA|account)-.{13}", "$1-00000000-0000"))
                    .as(platform)
                    .send();
            var answer = Call.get(path).as(platform).send();

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.comparable().get("headers"))
                    .isEqualTo(absent.comparable().get("headers"));
            assertThat(answer.text("message")).isEqualTo(absent.text("message"));
        }
    }

    @Test
    void theSameRequestBeforeAndAfterAnotherPlatformOwnsTheIdGetsTheSameAnswer() {
        var platform = aPlatform();
        var reference = "RA-" + Long.toHexString(System.nanoTime());
        var path = "/raas/v2/asyncOrders/" + reference + "/cancel";
        var before = Call.post(path, FRAUD).as(platform).send();

        anOrder(aPlatform()).withReference(reference).placed();
        var after = Call.post(path, FRAUD).as(platform).send();

        assertThat(after.comparable()).isEqualTo(before.comparable());
        after.assertRefusedWith(404, "404.017");
    }

    @Test
    void aCredentialSeesOnlyItsCustomers() {
        var platform = aPlatform();
        var own = anOrder(platform).placed();
        var other = anOrder(platform).placed();
        var limited = platform.limitedTo("{" + own.customer() + "}", null);

        assertThat(cancel(own, limited)).isEqualTo(202);
        assertThat(cancel(other, limited)).isEqualTo(404);
        assertThat(statusOfAccount(own, limited)).isEqualTo(200);
        assertThat(statusOfAccount(other, limited)).isEqualTo(404);
    }

    @Test
    void aCredentialSeesOnlyItsAccounts() {
        var platform = aPlatform();
        var own = anOrder(platform).placed();
        var other = anOrder(platform).placed();
        var limited = platform.limitedTo(null, "{" + own.account() + "}");

        assertThat(cancel(own, limited)).isEqualTo(202);
        assertThat(cancel(other, limited)).isEqualTo(404);
        assertThat(statusOfAccount(own, limited)).isEqualTo(200);
        assertThat(statusOfAccount(other, limited)).isEqualTo(404);
    }

    @Test
    void aRevokedCredentialIsRefusedWithin10Seconds() {
        var order = anOrder(aPlatform()).placed();
        assertThat(cancel(order, order.platform())).isEqualTo(202);

        order.platform().revoke();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(cancel(order, order.platform())).isEqualTo(401));
    }

    private static int cancel(PlacedOrder order, Platform caller) {
        return Call.post(order.cancelPath(), FRAUD).as(caller).send().status();
    }

    private static int statusOfAccount(PlacedOrder order, Platform caller) {
        return Call.get("/raas/v2/accounts/" + order.account())
                .as(caller)
                .send()
                .status();
    }
}
