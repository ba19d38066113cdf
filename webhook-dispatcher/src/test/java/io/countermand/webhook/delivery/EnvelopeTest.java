package io.countermand.webhook.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private static final UUID ID = UUID.fromString("0190a5d8-1111-8222-8333-444455556666");

    @Test
    void isTheSameTextForTheSameEventAndRevision() {
        var data = "{ \"b\":1,\n\"a\":\"é\"}".getBytes(UTF_8);
        var envelope =
                new Envelope(ID, "ORDER", "OrderActionStatus", Instant.parse("2026-11-20T10:00:01.250999Z"), data);

        assertThat(new String(envelope.body(42), UTF_8))
                .isEqualTo(
                        "{\"eventId\":\"0190a5d8-1111-8222-8333-444455556666\",\"revision\":42,\"category\":\"ORDER\","
                                + "\"eventType\":\"OrderActionStatus\",\"eventOccurredAt\":\"2026-11-20T10:00:01.250Z\","
                                + "\"eventData\":{ \"b\":1,\n\"a\":\"é\"}}");
    }

    @Test
    void writesWholeSecondsWithMillisecondsToo() {
        var envelope = new Envelope(ID, "REWARD", "RewardStatus", Instant.parse("2026-01-02T03:04:05Z"), new byte[0]);

        assertThat(new String(envelope.body(1), UTF_8)).contains("\"eventOccurredAt\":\"2026-01-02T03:04:05.000Z\"");
    }
}
