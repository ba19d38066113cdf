package io.countermand.webhook.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we show subscribers, in each language: it takes what is genuine, by either signature, and nothing else. */
class VerifyExamplesTest {

    private static final UUID ID = UUID.randomUUID();
    private static final byte[] BODY = "{\"eventId\":\"é\",\"revision\":1}".getBytes(UTF_8);
    private static final SigningKey OURS =
            SigningKey.of("MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g");
    private static final SharedSecret SECRET = SharedSecret.of(new byte[24]);
    private static final String SHARED = "whsec_" + Base64.getEncoder().encodeToString(SECRET.bytes());
    private static final String OTHER =
            "whsec_" + Base64.getEncoder().encodeToString("another secret of some length".getBytes(UTF_8));
    private static final String OTHER_KEY = "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw";
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    Path folder;

    static Stream<List<String>> languages() {
        return Stream.of(
                List.of("bash", "verify/verify.sh"),
                List.of("node", "verify/verify.mjs"),
                List.of(JAVA, "verify/Verify.java"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void takesWhatIsGenuine(List<String> example) throws Exception {
        assertThat(isTaken(example, BODY, Instant.now(), SHARED)).isTrue();
        assertThat(isTaken(example, BODY, Instant.now(), OURS.published().x())).isTrue();
        assertThat(isTaken(
                        example,
                        BODY,
                        Instant.now(),
                        OTHER,
                        OTHER_KEY,
                        OURS.published().x()))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void takesNothingElse(List<String> example) throws Exception {
        assertThat(isTaken(
                        example,
                        "{\"eventId\":\"e\"}".getBytes(UTF_8),
                        Instant.now(),
                        SHARED,
                        OURS.published().x()))
                .isFalse();
        assertThat(isTaken(example, BODY, Instant.now(), OTHER)).isFalse();
        assertThat(isTaken(example, BODY, Instant.now(), OTHER_KEY)).isFalse();
        assertThat(isTaken(example, BODY, Instant.now().minus(Duration.ofMinutes(6)), SHARED))
                .isFalse();
    }

    /** Headers are a stranger's: whatever they say, the answer is no, without an error of ours and without running any of it. */
    @ParameterizedTest
    @MethodSource("languages")
    void strangersHeadersAreOnlyRead(List<String> example) throws Exception {
        assumeThat(isThere(example.getFirst())).isTrue();
        var body = Files.write(folder.resolve("body"), BODY).toString();
        var trace = folder.resolve("trace");
        var command = "BASH_VERSINFO[$(touch " + trace + ")0]";
        var now = String.valueOf(Instant.now().getEpochSecond());
        for (var timestamp : List.of(command, "abc", "9".repeat(30))) {
            mustBeRefused(example, body, "id", timestamp, "v1,AAAA", SHARED);
        }
        for (var signatures : List.of("v1", "v1,%%%", "v1a,A", "* $(touch " + trace + ")")) {
            mustBeRefused(
                    example,
                    body,
                    command,
                    now,
                    signatures,
                    SHARED,
                    OURS.published().x());
        }
        assertThat(trace).doesNotExist();
    }

    private void mustBeRefused(List<String> example, String... arguments) throws Exception {
        var command = new ArrayList<>(example);
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(1);
        assertThat(output.lines()).as(output).hasSizeLessThanOrEqualTo(1).noneMatch("genuine"::equals);
    }

    /** @param received what arrived in place of the body that was signed */
    private boolean isTaken(List<String> example, byte[] received, Instant sentAt, String... keys)
            throws IOException, InterruptedException {
        assumeThat(isThere(example.getFirst()))
                .as("%s is installed", example.getFirst())
                .isTrue();
        var body = Files.write(folder.resolve("body"), received);
        var headers = new Signatures(OURS).headers(ID, sentAt, BODY, SubscriberKeys.of(SECRET));
        var command = new ArrayList<>(example);
        command.addAll(List.of(
                body.toString(),
                ID.toString(),
                Objects.requireNonNull(headers.get("webhook-timestamp")),
                Objects.requireNonNull(headers.get("webhook-signature"))));
        command.addAll(List.of(keys));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        var status = process.waitFor();
        assertThat(status).as(output).isIn(0, 1);
        assertThat(output.contains("genuine")).as(output).isEqualTo(status == 0);
        return status == 0;
    }

    private static boolean isThere(String program) {
        try {
            new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .start()
                    .destroy();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
