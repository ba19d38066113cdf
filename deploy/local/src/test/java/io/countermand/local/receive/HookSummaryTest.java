package io.countermand.local.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HookSummaryTest {

    private static final Verification VERIFIED = new Verification(true, true, true, true);

    @Test
    void namesMissingRevisionsAndCountsWhatCameTwice() {
        var received = List.of(
                webhook("meadow", 3, "c", 200),
                webhook("meadow", 1, "a", 200),
                webhook("meadow", 6, "f", 200),
                webhook("meadow", 1, "a", 200));

        assertThat(HookSummary.of(received)).containsExactly(new HookSummary("meadow", 4, 6, List.of(2L, 4L, 5L), 1));
    }

    @Test
    void whatWasRefusedIsStillMissingAndSamplesDoNotCount() {
        var received = List.of(
                webhook("meadow", 1, "a", 200),
                webhook("meadow", 2, "b", 500),
                webhook("meadow", 3, "c", 200),
                webhook("meadow", -1, "s", 200));

        assertThat(HookSummary.of(received)).containsExactly(new HookSummary("meadow", 2, 3, List.of(2L), 0));
    }

    @Test
    void countsEachHookByItself() {
        var received = List.of(webhook("meadow", 2, "a", 200), webhook("harbour", 7, "b", 200));

        assertThat(HookSummary.of(received))
                .containsExactly(
                        new HookSummary("harbour", 1, 7, List.of(), 0), new HookSummary("meadow", 1, 2, List.of(), 0));
    }

    private static ReceivedWebhook webhook(String hook, long revision, String eventId, int answered) {
        var body = "{\"eventId\":\"%s\",\"revision\":%d}".formatted(eventId, revision);
        return new ReceivedWebhook(hook, Instant.EPOCH, Map.of(), body.getBytes(UTF_8), VERIFIED, answered);
    }
}
