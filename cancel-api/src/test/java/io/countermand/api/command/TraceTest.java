package io.countermand.api.command;

import static io.countermand.api.testing.Call.FRAUD;
import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.testing.Call;
import io.countermand.api.testing.Commands;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command carries the trace of the request that asked for it. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class TraceTest {

    private static final String WELL_FORMED = "00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}";

    private final PlacedOrder order = anOrder(aPlatform()).placed();

    @Test
    void theCallersTraceIsKept() {
        var traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        assertThat(traceOf(call().header("traceparent", traceparent))).isEqualTo(traceparent);
    }

    @Test
    void withoutOneATraceBegins() {
        assertThat(traceOf(call())).matches(WELL_FORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more"
            })
    void aBrokenOneIsReplaced(String traceparent) {
        assertThat(traceOf(call().header("traceparent", traceparent)))
                .matches(WELL_FORMED)
                .isNotEqualTo(traceparent);
    }

    private Call call() {
        return Call.post(order.cancelPath(), FRAUD).as(order.platform());
    }

    private String traceOf(Call call) {
        assertThat(call.send().status()).isEqualTo(202);
        var header = Commands.records(order).getLast().headers().lastHeader("traceparent");
        return new String(header.value(), UTF_8);
    }
}
