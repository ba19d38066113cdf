package io.countermand.api.document;

import static io.countermand.api.testing.Call.FRAUD;
import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.document.ApiDocument.Operation;
import io.countermand.api.testing.Answer;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.Platform;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Contract §1, for every call of the OpenAPI document: it needs READ or CANCEL, and nothing else does. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class RightsOfCallsTest {

    private final Platform platform = aPlatform();

    @Test
    void everyCallIsRefusedWithoutItsRight() {
        var withoutRead = platform.withRights("{CANCEL,WEBHOOK}");
        var withoutCancel = platform.withRights("{READ,WEBHOOK}");

        assertThat(ApiDocument.running().operations())
                .hasSizeGreaterThanOrEqualTo(19)
                .allSatisfy(call ->
                        send(call, call.isGet() ? withoutRead : withoutCancel).assertRefusedWith(403, "403.032"));
    }

    @Test
    void noCallNeedsMoreThanItsRight() {
        var reader = platform.withRights("{READ}");
        var canceller = platform.withRights("{CANCEL}");

        assertThat(ApiDocument.running().operations())
                .hasSizeGreaterThanOrEqualTo(19)
                .allSatisfy(call -> assertThat(
                                send(call, call.isGet() ? reader : canceller).status())
                        .isIn(200, 404));
    }

    private static Answer send(Operation call, Platform caller) {
        var path = call.path().replaceAll("\\{[^}]*}", "nobodys-1");
        return (call.isGet() ? Call.get(path) : Call.post(path, FRAUD))
                .as(caller)
                .send();
    }
}
