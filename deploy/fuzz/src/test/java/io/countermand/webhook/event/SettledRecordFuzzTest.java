package io.countermand.webhook.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.countermand.backbone.intake.Received;
import io.countermand.backbone.wire.UnreadableRecord;
import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.wire.LineItemsSettled;
import io.countermand.domain.wire.OrderActionSettled;
import io.countermand.domain.wire.RefundSettled;
import io.countermand.fuzz.Decoded;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the worker says is refused, or told to subscribers in the same bytes however often it is read. */
class SettledRecordFuzzTest {

    @FuzzTest
    void whatIsToldIsToldInTheSameBytes(byte[] value) {
        tell(value, OrderActionSettled.class, OrderActionStatus::announcement);
        tell(value, LineItemsSettled.class, RewardStatus::announcement);
        tell(value, RefundSettled.class, RefundOutcome::announcement);
    }

    private static <R> void tell(byte[] value, Class<R> type, Function<Received<R>, Announcement> announcement) {
        Decoded.of(value, type).ifPresent(received -> {
            var first = bodies(announcement.apply(received));
            var again = bodies(announcement.apply(received));
            assertThat(again).isEqualTo(first);
        });
    }

    /** Empty if it is refused. */
    private static Optional<List<String>> bodies(Announcement announcement) {
        try {
            assertThat(announcement.platform()).isNotNull();
            return Optional.of(announcement.events().get().stream()
                    .map(SettledRecordFuzzTest::body)
                    .toList());
        } catch (UnreadableRecord refused) {
            return Optional.empty();
        }
    }

    private static String body(Event event) {
        try {
            assertThat(WireJson.mapper().readTree(event.data()).isObject()).isTrue();
            return event.id() + new String(event.data(), UTF_8);
        } catch (IOException e) {
            throw new AssertionError("an event of ours is not JSON", e);
        }
    }
}
