package io.countermand.webhook.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.webhook.delivery.Envelope;
import io.countermand.webhook.event.EventType;
import io.countermand.webhook.event.Samples;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** What can be sent to try an endpoint, by its documented name. */
enum Trial {
    CONNECTIVITY("ConnectivityTest", "PLATFORM") {
        @Override
        byte[] data() {
            return "{\"message\":\"This endpoint can be reached.\"}".getBytes(UTF_8);
        }
    },
    ORDER_ACTION_STATUS(EventType.ORDER_ACTION_STATUS) {
        @Override
        byte[] data() {
            return Samples.orderActionStatus();
        }
    },
    REWARD_STATUS(EventType.REWARD_STATUS) {
        @Override
        byte[] data() {
            return Samples.rewardStatus();
        }
    };

    private final String testName;
    private final String category;

    Trial(String testName, String category) {
        this.testName = testName;
        this.category = category;
    }

    Trial(EventType type) {
        this(type.wireName(), type.category().name());
    }

    static Optional<Trial> of(String testName) {
        return Arrays.stream(values())
                .filter(one -> one.testName.equals(testName))
                .findAny();
    }

    String testName() {
        return testName;
    }

    Envelope envelope(UUID eventId, Instant now) {
        return new Envelope(eventId, category, testName, now, data());
    }

    abstract byte[] data();
}
