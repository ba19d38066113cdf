package io.countermand.proof.security;

import static io.countermand.proof.security.SecretHouse.FOLDER;
import static io.countermand.proof.security.SecretHouse.HOUSE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After a day in which every secret was used, none of them is in any log, any table or any topic, however it is written. */
class CanarySecretsTest {

    private static SecretStory story;
    private static List<Place> logs;
    private static List<Place> tables;
    private static List<Place> topics;

    @BeforeAll
    static void lookAtEverything() throws IOException {
        story = SecretStory.told();
        logs = Place.logs(FOLDER);
        tables = Place.tables(HOUSE);
        topics = Place.topics(HOUSE);
    }

    @Test
    void noSecretIsInAnyLog() {
        assertThat(findings(logs)).isEmpty();
    }

    @Test
    void noSecretIsInAnyTable() {
        assertThat(findings(tables)).isEmpty();
    }

    @Test
    void noSecretIsInAnyTopic() {
        assertThat(findings(topics)).isEmpty();
    }

    /** The control: what is no secret is found wherever it must be. */
    @Test
    void whatIsNoSecretIsFoundInLogsTablesAndTopics() {
        var order = Secret.text("order", story.order());

        assertThat(logs).hasSizeGreaterThanOrEqualTo(6);
        assertThat(findings(logs, order))
                .anyMatch(found -> found.startsWith("order in log ") && found.endsWith("plain"));
        assertThat(findings(tables, order))
                .contains("order in table cancellation.orders, plain", "order in table cancellation.outbox, hex");
        assertThat(findings(topics, order))
                .contains("order in topic orders.issued, plain", "order in topic order-actions.requested, plain");
        assertThat(findings(topics, Secret.text("header", story.trace())))
                .contains("header in topic order-actions.requested, plain");
    }

    static Stream<String> spellings() {
        var secret = "s3cret/with+signs=&more";
        var bytes = secret.getBytes(UTF_8);
        return Stream.of(
                "the key is " + secret + ".",
                "?key=" + URLEncoder.encode(secret, UTF_8) + "&x=y",
                "\\x00" + HexFormat.of().formatHex(bytes) + "00",
                HexFormat.of().withUpperCase().formatHex(bytes),
                Base64.getEncoder().encodeToString(bytes),
                Base64.getEncoder().encodeToString(("u:" + secret + ":").getBytes(UTF_8)),
                Base64.getUrlEncoder().encodeToString(("admin:" + secret).getBytes(UTF_8)),
                "\\x" + HexFormat.of().formatHex(Base64.getEncoder().encode(("meadow:" + secret).getBytes(UTF_8))));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void aSecretIsFoundHoweverItIsWritten(String content) {
        assertThat(new Place("here", content).findings(Secret.text("secret", "s3cret/with+signs=&more")))
                .isNotEmpty();
    }

    @Test
    void aSecretIsFoundAsTheBytesThatItStandsFor() {
        var bytes = "bytes of a key, 32 of them, here".getBytes(UTF_8);
        var secret = Secret.base64("key", Base64.getEncoder().encodeToString(bytes));

        assertThat(new Place("here", "<" + new String(bytes, ISO_8859_1) + ">").findings(secret))
                .isNotEmpty();
        assertThat(new Place("here", "\\x" + HexFormat.of().formatHex(bytes)).findings(secret))
                .isNotEmpty();
        assertThat(new Place("here", "nothing of that kind").findings(secret)).isEmpty();
    }

    private static List<String> findings(List<Place> places) {
        return story.secrets().stream()
                .flatMap(secret -> findings(places, secret).stream())
                .toList();
    }

    private static List<String> findings(List<Place> places, Secret secret) {
        return places.stream().flatMap(place -> place.findings(secret)).toList();
    }
}
