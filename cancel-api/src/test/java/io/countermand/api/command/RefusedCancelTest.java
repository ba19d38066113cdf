package io.countermand.api.command;

import static io.countermand.api.testing.Call.FRAUD;
import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.testing.Answer;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.Commands;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract §2 for the cancel call. Whatever is refused has no effect: in the end Kafka holds nothing of these platforms. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class RefusedCancelTest {

    private static final Set<String> PLATFORMS = ConcurrentHashMap.newKeySet();

    private PlacedOrder order = anOrder(aPlatform()).placed();

    @BeforeEach
    void rememberPlatform() {
        PLATFORMS.add(order.platform().name());
    }

    @AfterAll
    static void nothingReachedKafka() {
        assertThat(PLATFORMS).isNotEmpty();
        assertThat(Commands.all())
                .noneMatch(found -> PLATFORMS.contains(found.key().split("/", 2)[0]));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                {                                          | body 400.001
                {'reasonCode': 'FRAUD'}}                   | body 400.001
                {'reasonCode': 'FRAUD'} {}                 | body 400.001
                {'reasonCode': FRAUD}                      | reasonCode 400.001
                {'reasonCode': 'FRAUD', }                  | reasonCode 400.001
                {'reasonCode': 'FRAUD', 'reasonCode': 'X'} | reasonCode 400.001
                {'a':{'a':{'a':{'a':{'a':{}}}}}}           | body 400.001
                []                                         | body 400.001
                'FRAUD'                                    | body 400.001
                null                                       | body 400.001
                7                                          | body 400.001
                {}                                         | reasonCode 422.061
                {'reasonCode': null}                       | reasonCode 422.061
                {'reasonCode': ''}                         | reasonCode 400.001
                {'reasonCode': 'fraud'}                    | reasonCode 400.001
                {'reasonCode': 'RECIPIENT'}                | reasonCode 400.001
                {'reasonCode': 7}                          | reasonCode 400.001
                {'reasonCode': true}                       | reasonCode 400.001
                {'reasonCode': 1.5}                        | reasonCode 400.001
                {'reasonCode': ['FRAUD']}                  | reasonCode 400.001
                {'reasonCode': {'code': 'FRAUD'}}          | reasonCode 400.001
                {'reasonCode': 'FRAUD', 'otherReason': 7}  | otherReason 400.001
                {'reasonCode': 'OTHER'}                    | otherReason 422.061
                {'reasonCode': 'OTHER', 'otherReason': ''} | otherReason 422.061
                {'reasonCode': 'OTHER', 'otherReason': ' '}| otherReason 422.061
                """, quoteCharacter = '"')
    void badBodiesAre400AndNameTheField(String body, String fieldError) {
        var answer = cancel(body.replace('\'', '"'));

        assertThat(answer.assertRefusedWith(400, "400.001").fieldErrors()).containsExactly(fieldError);
    }

    @Test
    void anEmptyBodyIs400() {
        assertThat(cancel("").assertRefusedWith(400, "400.001").fieldErrors()).containsExactly("body 400.001");
    }

    @Test
    void otherReasonHasAtMost500Characters() {
        var answer = cancel(Json.text("OTHER", "x".repeat(501)));

        assertThat(answer.assertRefusedWith(400, "400.001").fieldErrors()).containsExactly("otherReason 422.006");
    }

    @Test
    void everyWrongFieldIsNamed() {
        var answer = cancel(Json.text("NONSENSE", "x".repeat(501)));

        assertThat(answer.fieldErrors()).containsExactly("reasonCode 400.001", "otherReason 422.006");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "a\\u001bb"})
    void textThatCannotBeStoredIs400(String escaped) {
        var answer = cancel("{\"reasonCode\": \"OTHER\", \"otherReason\": \"" + escaped + "\"}");

        assertThat(answer.assertRefusedWith(400, "400.001").fieldErrors()).containsExactly("otherReason 400.001");
    }

    @Test
    void bytesThatAreNotUtf8Are400() {
        var answer = authenticated(FRAUD).body(FRAUD.getBytes(UTF_16)).send();

        answer.assertRefusedWith(400, "400.001");
    }

    @Test
    void noCredentialIs401() {
        var answer = Call.post(order.cancelPath(), FRAUD).send();

        assertThat(answer.assertRefusedWith(401, "401.001").header("WWW-Authenticate"))
                .startsWith("Basic");
        assertThat(answer.text("message")).contains("WWW-Authenticate names");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic !!!", "Basic YWJj", "Bearer abc", "Basic Ojo="})
    void aBrokenCredentialIs401(String authorization) {
        authenticated(FRAUD).header("Authorization", authorization).send().assertRefusedWith(401, "401.001");
    }

    @Test
    void aWrongKeyIs401() {
        authenticated(FRAUD).login(order.platform().name() + ":wrong").send().assertRefusedWith(401, "401.001");
    }

    @Test
    void theKeyOfAnotherPlatformIs401() {
        authenticated(FRAUD)
                .login(order.platform().name() + ":" + aPlatform().key())
                .send()
                .assertRefusedWith(401, "401.001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin", "Sec-Fetch-Site"})
    void browsersMayNotPost(String header) {
        authenticated(FRAUD).header(header, "https://example.com").send().assertRefusedWith(403, "403.001");
    }

    @Test
    void cancellingNeedsTheRightToCancel() {
        var answer = Call.post(order.cancelPath(), FRAUD)
                .as(order.platform().withRights("{READ}"))
                .send();

        answer.assertRefusedWith(403, "403.032");
    }

    @Test
    void anUnknownOrderIs404() {
        var answer = Call.post("/raas/v2/asyncOrders/RA-nobody-has-this/cancel", FRAUD)
                .as(order.platform())
                .send();

        answer.assertRefusedWith(404, "404.017");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%20b", "%F0%9F%98%80", "..%2F..%2Fadmin", "a%2Fb", "'%20or%201=1", "-"})
    void anIdThatNobodyCanHaveIs404(String id) {
        var answer = Call.post("/raas/v2/asyncOrders/" + id + "/cancel", FRAUD)
                .as(order.platform())
                .send();

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("i18nKey")).startsWith("404.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void otherMethodsAre405(String method) {
        var answer = Call.with(method, order.cancelPath()).as(order.platform()).send();

        answer.assertRefusedWith(405, "405.001");
    }

    @Test
    void clientsThatDoNotTakeJsonGet406() {
        authenticated(FRAUD).header("Accept", "application/xml").send().assertRefusedWith(406, "406.001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/json",
                "application/json; charset=utf-8",
                "text/html, application/json;q=0.9",
                "text/html, */*;q=0.1"
            })
    void acceptHeadersThatAllowJsonAreTaken(String accept) {
        var answer = authenticated("{}").header("Accept", accept).send();

        answer.assertRefusedWith(400, "400.001");
    }

    @Test
    void bodiesOver8KiBAre413() {
        authenticated(" ".repeat(8193)).send().assertRefusedWith(413, "413.001");
    }

    @Test
    void bodiesOver8KiBAre413AlsoWhenTheirLengthIsNotDeclared() {
        authenticated("").chunked(" ".repeat(8193)).send().assertRefusedWith(413, "413.001");
        authenticated("").chunked(" ".repeat(100_000)).send().assertRefusedWith(413, "413.001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "nonsense"
            })
    void otherTypesAre415(String type) {
        authenticated(FRAUD).header("Content-Type", type).send().assertRefusedWith(415, "415.001");
    }

    @Test
    void aBodyWithoutATypeIs415() {
        Call.with("POST", order.cancelPath())
                .body(FRAUD)
                .as(order.platform())
                .send()
                .assertRefusedWith(415, "415.001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PENDING", "FAILED", "QUEUED", "ON_HOLD", "CANCELLED", "DELETED"})
    void ordersThatTakeNoActionsAre422(String status) {
        order = anOrder(order.platform()).inStatus(status).placed();

        var answer = cancel(FRAUD).assertRefusedWith(422, "422.152");

        assertThat(answer.text("message")).contains("Expected: COMPLETE or PARTIAL", "Actual: " + status);
    }

    @Test
    void ordersThatAreStillArrivingAre422() {
        order = anOrder(order.platform()).withLineItemsArrived(2).placed();

        var answer = cancel(FRAUD).assertRefusedWith(422, "422.152");

        assertThat(answer.text("message")).contains("2 of 3 line items");
    }

    @Test
    void anUnexpectedFailureIs500AndSaysNothingOfOurInside() {
        order = anOrder(order.platform()).inStatus("NO_STATUS_OF_OURS").placed();

        var answer = cancel(FRAUD).assertRefusedWith(500, "500.001");

        assertThat(answer.json().toString()).doesNotContain("NO_STATUS_OF_OURS");
    }

    private Answer cancel(String body) {
        return authenticated(body).send();
    }

    private Call authenticated(String body) {
        return Call.post(order.cancelPath(), body).as(order.platform());
    }
}
