package io.countermand.api.command;

import static io.countermand.api.testing.Call.FRAUD;
import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.testing.Answer;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.Commands;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.domain.action.ActionId;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.ReasonCodes;
import io.countermand.domain.action.Target;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contract §3, {@code POST /asyncOrders/{referenceOrderID}/freeze /unfreeze}: the same as cancel but for the codes. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class FreezeOrderTest {

    private final PlacedOrder order = anOrder(aPlatform()).placed();

    @ParameterizedTest
    @EnumSource(names = {"FREEZE", "UNFREEZE"})
    void answers202LikeCancel(OrderAction action) {
        var actionId = ActionId.of(order.platform().name(), Target.order(order.reference()), action, 0);

        var answer = act(action, FRAUD);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json()).isEqualTo(Json.of("""
                {"referenceOrderId": "%s", "externalRefID": "my-%s", "status": "PENDING", "totalLineItems": 3,
                 "date": "2026-11-20T10:15:30.123Z", "actionId": "%s"}
                """.formatted(order.reference(), order.reference(), actionId)));
        assertThat(answer.header("Location")).isEqualTo(order.actionPath(actionId));
        assertThat(Commands.of(order))
                .singleElement()
                .satisfies(command -> assertThat(command.action()).isEqualTo(action));
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonCodeOfTheActionIsTaken(OrderAction action) {
        for (var code : ReasonCodes.ofOrder(action).keySet()) {
            assertThat(act(action, Json.text(code, "because")).status())
                    .as(code)
                    .isEqualTo(202);
        }
    }

    @Test
    void accidentalIsNoReasonToFreeze() {
        var answer = act(OrderAction.FREEZE, Json.text("ACCIDENTAL", "because"));

        assertThat(answer.assertRefusedWith(400, "400.001").fieldErrors()).containsExactly("reasonCode 400.001");
    }

    @Test
    void expiredIsTheSystemsOwnReason() {
        var answer = act(OrderAction.UNFREEZE, Json.text("EXPIRED", "because"));

        assertThat(answer.assertRefusedWith(400, "400.001").fieldErrors()).containsExactly("reasonCode 400.001");
    }

    @ParameterizedTest
    @EnumSource(names = {"FREEZE", "UNFREEZE"})
    void whatCancelRefusesIsRefusedHereToo(OrderAction action) {
        var failed = anOrder(order.platform()).inStatus("FAILED").placed();
        var verb = "/" + action.name().toLowerCase(Locale.ROOT);

        Call.post(failed.path() + verb, FRAUD).as(order.platform()).send().assertRefusedWith(422, "422.152");
        Call.post(failed.path() + verb, FRAUD).as(aPlatform()).send().assertRefusedWith(404, "404.017");
        Call.post(failed.path() + verb, "{}").as(order.platform()).send().assertRefusedWith(400, "400.001");
    }

    private Answer act(OrderAction action, String body) {
        var path = order.path() + "/" + action.name().toLowerCase(Locale.ROOT);
        return Call.post(path, body).as(order.platform()).send();
    }
}
