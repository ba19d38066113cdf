package io.countermand.backbone.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.countermand.domain.action.OrderAction;
import io.countermand.domain.wire.LineItemsSettled;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.domain.wire.OrderActionSettled;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.domain.wire.RefundSettled;
import io.countermand.domain.wire.RewardChanged;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {

    private static final String REWARD = """
            {"schema": 1, "platform": "acme", "referenceLineItemID": "RA1-1", "version": 2,
             "remainingBalance": 12.50, "rewardStatus": "ACTIVE", "at": "2026-11-20T10:00:00.5Z"}""";

    @ParameterizedTest
    @MethodSource("io.countermand.backbone.wire.WireRecords#all")
    void readsBackWhatItWrites(Record original) {
        var bytes = WireJson.write(original);

        assertThat(WireJson.read(bytes, original.getClass(), 1)).isEqualTo(original);
    }

    @ParameterizedTest
    @MethodSource("io.countermand.backbone.wire.WireRecords#all")
    void writesNoNullsNoExponentsAndTimesAsText(Record original) {
        var json = new String(WireJson.write(original), UTF_8);

        assertThat(json).doesNotContain("null").doesNotContainPattern(":-?[0-9.]+[eE]");
        assertThat(json).containsPattern("\"20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z\"");
    }

    @Test
    void writesAmountsPlain() {
        var change = new RewardChanged(1, "acme", "A-1", 1, new BigDecimal("1E+3"), null, WireRecords.NOON);

        assertThat(new String(WireJson.write(change), UTF_8)).contains("\"remainingBalance\":1000,");
    }

    @Test
    void keepsTheWrittenNamesOfTheContract() {
        var json = new String(WireJson.write(WireRecords.aCommandForALineItem()), UTF_8);

        assertThat(json)
                .contains(
                        "\"schema\":1", "\"actionId\":", "\"commandId\":", "\"generation\":2", "\"action\":\"CANCEL\"")
                .contains("\"target\":{\"referenceOrderId\":\"RA1\",\"lineNumber\":3}", "\"platform\":\"acme\"")
                .contains("\"reasonCode\":\"OTHER\"", "\"acceptedAt\":\"2026-11-20T12:00:00Z\"");
    }

    @Test
    void ignoresFieldsItDoesNotKnow() {
        var more = REWARD.replace("\"version\"", "\"news\": {\"deep\": [1, {\"er\": null}]}, \"version\"");

        assertThat(reward(more)).isEqualTo(reward(REWARD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u0000",
                "null",
                "1",
                "[]",
                "\"text\"",
                "{}",
                "{",
                "{\"schema\": 1",
                "{\"schema\": null}",
                "{\"schema\": 0}",
                "{\"schema\": -1}",
                "{\"schema\": \"1\"}",
                "{\"schema\": 1.0}",
                "{\"schema\": 1e999999999}",
                "{\"schema\": 99999999999}",
                "{\"schema\": true}",
                "{'schema': 1}",
                "{schema: 1}"
            })
    void refusesWhatIsNoRecord(String json) {
        assertUnreadable(json);
    }

    @Test
    void refusesDuplicateKeys() {
        assertUnreadable(REWARD.replace("\"version\": 2", "\"version\": 2, \"version\": 3"));
        assertUnreadable(REWARD.replace("\"schema\": 1", "\"schema\": 1, \"schema\": 2"));
    }

    @Test
    void refusesTrailingTokens() {
        assertUnreadable(REWARD + "{}");
        assertUnreadable(REWARD + " 1");
        assertUnreadable(REWARD + "}");
        assertThat(reward(REWARD + " \n")).isEqualTo(reward(REWARD));
    }

    @Test
    void refusesWhatIsTooDeep() {
        var deep = "[".repeat(30) + "]".repeat(30);

        assertUnreadable(REWARD.replace("\"version\"", "\"news\": " + deep + ", \"version\""));
        assertUnreadable("[".repeat(100_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"version\": \"2\"",
                "\"version\": 2.5",
                "\"version\": null",
                "\"version\": 99999999999999999999",
                "\"version\": true",
                "\"version\": {}",
                "\"version\": []"
            })
    void refusesNumbersOfTheWrongType(String version) {
        assertUnreadable(REWARD.replace("\"version\": 2", version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"12.50\"", "\"\"", "true", "{}", "[]", "[12.50]", "NaN", "1e99999999999"})
    void refusesAmountsOfTheWrongType(String amount) {
        assertUnreadable(REWARD.replace("12.50", amount));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"yesterday\"", "\"2026-13-01T00:00:00Z\"", "\"2026-11-20\"", "true", "{}"})
    void refusesTimesOfTheWrongForm(String time) {
        assertUnreadable(REWARD.replace("\"2026-11-20T10:00:00.5Z\"", time));
    }

    @Test
    void refusesActionsByNumberAndUnknownOnes() {
        var command = new String(WireJson.write(WireRecords.aCommandForALineItem()), UTF_8);

        assertThat(WireJson.read(command.getBytes(UTF_8), OrderActionRequested.class, 1)
                        .action())
                .isEqualTo(OrderAction.CANCEL);
        assertUnreadable(command.replace("\"CANCEL\"", "0"), OrderActionRequested.class);
        assertUnreadable(command.replace("\"CANCEL\"", "\"REISSUE\""), OrderActionRequested.class);
        assertUnreadable(command.replace("\"CANCEL\"", "\"cancel\""), OrderActionRequested.class);
        assertUnreadable(command.replace("\"CANCEL\"", "\"\""), OrderActionRequested.class);
    }

    @Test
    void refusesTextThatIsNoUuid() {
        var command = new String(WireJson.write(WireRecords.aCommandForALineItem()), UTF_8);

        assertUnreadable(
                command.replaceFirst("\"actionId\":\"[^\"]+\"", "\"actionId\":\"1-1\""), OrderActionRequested.class);
    }

    @Test
    void refusesHostileNumbersQuickly() {
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            assertUnreadable(REWARD.replace("12.50", "1e999999999"));
            assertUnreadable(REWARD.replace("12.50", "1e-2147483647"));
            assertUnreadable(REWARD.replace("12.50", "9".repeat(41)));
            assertUnreadable(REWARD.replace("\"version\": 2", "\"version\": 1e999999999"));
            assertUnreadable(REWARD.replace("12.50", "9".repeat(1_000_000)));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+39", "1E-39"})
    void readsAgainTheLongestAmountsThatItReads(String amount) {
        var change = reward(REWARD.replace("12.50", amount));

        assertThat(WireJson.read(WireJson.write(change), RewardChanged.class, 1).remainingBalance())
                .isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+40", "1E-40"})
    void refusesAmountsThatNobodyCouldReadOnceTheyAreWrittenOut(String amount) {
        assertUnreadable(REWARD.replace("12.50", amount));
    }

    @ParameterizedTest
    @ValueSource(classes = {OrderActionSettled.class, LineItemsSettled.class, RefundSettled.class})
    void refusesOutcomesThatSayNothing(Class<?> type) {
        assertUnreadable("{\"schema\": 1}", type);
    }

    @Test
    void aLaterSchemaIsNotUnreadable() {
        var later = REWARD.replace("\"schema\": 1", "\"schema\": 2").replace("\"version\": 2", "\"version\": \"new\"");

        assertThatThrownBy(() -> reward(later)).isInstanceOf(NewerSchema.class).hasMessageContaining("schema 2");
        assertUnreadable(later, 2);
    }

    @Test
    void anEarlierSchemaIsReadable() {
        assertThat(WireJson.read(REWARD.getBytes(UTF_8), RewardChanged.class, 3))
                .isEqualTo(reward(REWARD));
    }

    @Test
    void saysWhatIsWrongInOneLine() {
        assertThatThrownBy(() -> reward(REWARD.replace("12.50", "\"much\"")))
                .hasMessageStartingWith("not a RewardChanged: ")
                .message()
                .doesNotContain("\n");
    }

    private static RewardChanged reward(String json) {
        return WireJson.read(json.getBytes(UTF_8), RewardChanged.class, RewardChanged.SCHEMA);
    }

    private static void assertUnreadable(String json) {
        assertUnreadable(json, 1);
    }

    private static void assertUnreadable(String json, int schemaMax) {
        assertThatThrownBy(() -> WireJson.read(json.getBytes(UTF_8), RewardChanged.class, schemaMax))
                .isInstanceOf(UnreadableRecord.class);
    }

    private static void assertUnreadable(String json, Class<?> type) {
        assertThatThrownBy(() -> WireJson.read(json.getBytes(UTF_8), type, OrderIssued.SCHEMA))
                .isInstanceOf(UnreadableRecord.class);
    }
}
