package io.countermand.api.command;

import static io.countermand.api.testing.Call.FRAUD;
import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.testing.Call;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is wrong in several ways is refused for the first: 401, 403, 405/406/415/413, 400, 404, 422. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class OrderOfChecksTest {

    private static final String UNKNOWN_ORDER = "/raas/v2/asyncOrders/RA-nobody-has-this/cancel";

    @Test
    void credentialsComeBeforeEverything() {
        Call.post("/raas/v2/nowhere", " ".repeat(9000))
                .header("Origin", "https://example.com")
                .header("Content-Type", "text/plain")
                .send()
                .assertRefusedWith(401, "401.001");
    }

    @Test
    void credentialsComeBeforeTheServersOwnBodyLimit() {
        Call.post(UNKNOWN_ORDER, " ".repeat(11_000_000)).send().assertRefusedWith(401, "401.001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "POST"})
    void rightsComeBeforeMethodTypeAndSize(String method) {
        Call.with(method, UNKNOWN_ORDER)
                .header("Content-Type", "text/plain")
                .body(" ".repeat(9000))
                .as(aPlatform().withRights("{READ}"))
                .send()
                .assertRefusedWith(403, "403.032");
    }

    @Test
    void typeComesBeforeContentAndOrder() {
        Call.post(UNKNOWN_ORDER, "{")
                .header("Content-Type", "text/plain")
                .as(aPlatform())
                .send()
                .assertRefusedWith(415, "415.001");
    }

    @Test
    void contentComesBeforeTheOrder() {
        Call.post(UNKNOWN_ORDER, "{}").as(aPlatform()).send().assertRefusedWith(400, "400.001");
    }

    @Test
    void theOrderComesBeforeItsStatus() {
        var foreign = anOrder(aPlatform()).inStatus("FAILED").placed();

        Call.post(foreign.cancelPath(), FRAUD).as(aPlatform()).send().assertRefusedWith(404, "404.017");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/raas/v2",
                "/raas/v2/",
                "/raas/v2/nowhere",
                "/raas/v2/asyncOrders",
                "/raas/v2/asyncOrders/",
                "/raas/v2/asyncOrders/RA-1/cancel/more",
                "/raas",
                "/",
                "/nowhere"
            })
    void unknownPathsAre404(String path) {
        Call.post(path, FRAUD).as(aPlatform()).send().assertRefusedWith(404, "404.001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/raas//v2/asyncOrders/%s/cancel",
                "//raas/v2/asyncOrders/%s/cancel",
                "/raas/v2;a=b/asyncOrders/%s/cancel",
                "/%%72aas/v2/asyncOrders/%s/cancel",
                "/./raas/v2/asyncOrders/%s/cancel",
                "/raas/v2/asyncOrders/%s/cancel/",
                "/raas/v2/asyncOrders/%s/cancel;a=b"
            })
    void noSpellingOfAPathEvadesTheCredentialCheck(String path) {
        var order = anOrder(aPlatform()).placed();

        var answer = Call.post(path.formatted(order.reference()), FRAUD).send();

        assertThat(answer.status()).isIn(401, 404);
    }
}
