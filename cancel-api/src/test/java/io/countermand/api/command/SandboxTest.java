package io.countermand.api.command;

import static io.countermand.api.testing.Call.FRAUD;
import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.testing.Answer;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.Commands;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Contract §1, what a sandbox and its Swagger UI need. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@TestProfile(SandboxTest.Sandbox.class)
class SandboxTest {

    private final PlacedOrder order =
            anOrder(aPlatform()).placed().withLineItem(1).withLineItem(2);

    @Test
    void anOrderWithU770618AlwaysAnswers500() {
        order.butLineItem(2, "utid = 'U770618'");

        for (int i = 0; i < 4; i++) {
            cancel().assertRefusedWith(500, "500.001");
        }
        assertThat(Commands.of(order)).isEmpty();
    }

    @Test
    void anOrderWithU065143Answers503TwiceThenWorks() {
        order.butLineItem(2, "utid = 'u065143'");

        assertThat(cancel().assertRefusedWith(503, "503.502").header("Retry-After"))
                .isNotEmpty();
        cancel().assertRefusedWith(503, "503.502");
        assertThat(cancel().status()).isEqualTo(202);
        assertThat(cancel().status()).isEqualTo(202);
    }

    @Test
    void otherOrdersWork() {
        assertThat(cancel().status()).isEqualTo(202);
    }

    @Test
    void badRequestsAreRefusedFirst() {
        order.butLineItem(2, "utid = 'U770618'");

        Call.post(order.cancelPath(), FRAUD).as(aPlatform()).send().assertRefusedWith(404, "404.017");
    }

    @Test
    void everyPostOfSuchAnOrderFails() {
        order.butLineItem(2, "utid = 'U770618'");

        for (var path :
                List.of(order.path() + "/freeze", order.path() + "/unfreeze", order.lineItemPath(1) + "/cancel")) {
            Call.post(path, FRAUD).as(order.platform()).send().assertRefusedWith(500, "500.001");
        }
        assertThat(Commands.of(order)).isEmpty();
    }

    @Test
    void pagesOfListedOriginsMayPost() {
        var call = Call.post(order.cancelPath(), FRAUD).as(order.platform()).header("Sec-Fetch-Site", "cross-site");

        assertThat(call.header("Origin", "http://localhost:8080").send().status())
                .isEqualTo(202);
        call.header("Origin", "https://example.com").send().assertRefusedWith(403, "403.001");
    }

    private Answer cancel() {
        return Call.post(order.cancelPath(), FRAUD).as(order.platform()).send();
    }

    public static class Sandbox implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "countermand.api.sandbox", "true", "countermand.http.browser-origins", "http://localhost:8080");
        }
    }
}
