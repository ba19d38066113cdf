package io.countermand.backbone.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaSettingsTest {

    private static final Map<String, String> GOOD_PRODUCER = Map.of(
            "acks", "all",
            "enable.idempotence", "true",
            "max.block.ms", "2000",
            "delivery.timeout.ms", "5000",
            "request.timeout.ms", "3000");

    @Test
    void nothingDiffersWhenAllIsAsItMustBe() {
        assertThat(differences(KafkaSettings.PRODUCER, GOOD_PRODUCER)).isEmpty();
        assertThat(differences(KafkaSettings.PRODUCER, with("acks", "-1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "acks, 1",
        "acks, 0",
        "enable.idempotence, false",
        "max.block.ms, 60000",
        "delivery.timeout.ms, 120000",
        "request.timeout.ms, 30000"
    })
    void namesChannelSettingAndValueOfWhatDiffers(String setting, String value) {
        assertThat(differences(KafkaSettings.PRODUCER, with(setting, value)))
                .singleElement()
                .asString()
                .startsWith("channel: " + setting + " is " + value + ", must be ");
    }

    @Test
    void aMissingSettingDiffers() {
        assertThat(differences(KafkaSettings.PRODUCER, Map.of())).hasSize(KafkaSettings.PRODUCER.size());
        assertThat(differences(KafkaSettings.CONSUMER, Map.of())).hasSize(KafkaSettings.CONSUMER.size());
    }

    @Test
    void readsValuesOfAnyType() {
        var effective = Map.of("auto.offset.reset", "earliest", "enable.auto.commit", false);

        assertThat(differences(KafkaSettings.CONSUMER, effective)).isEmpty();
    }

    @Test
    void aConsumerThatSkipsOrCommitsByItselfDiffers() {
        var effective = Map.of("auto.offset.reset", "latest", "enable.auto.commit", "true");

        assertThat(differences(KafkaSettings.CONSUMER, effective)).hasSize(2);
    }

    private static Map<String, String> with(String setting, String value) {
        var effective = new HashMap<>(GOOD_PRODUCER);
        effective.put(setting, value);
        return effective;
    }

    private static List<String> differences(Map<String, List<String>> wanted, Map<String, ?> effective) {
        var differences = new ArrayList<String>();
        KafkaSettings.compare("channel", wanted, effective, differences);
        return differences;
    }
}
