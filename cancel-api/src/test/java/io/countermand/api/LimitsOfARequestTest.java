package io.countermand.api;

import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.testing.Answer;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.api.testing.RawCall;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract §1, limits of one request: what is just at one is taken, one more is not. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class LimitsOfARequestTest {

    private static final int BODY_BYTES = 8192;
    private static final int URI_LENGTH = 8192;
    private static final int HEADER_BYTES = 16_384;

    private final PlacedOrder order = anOrder(aPlatform()).placed();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBodyHas8KiB(boolean lengthIsDeclared) {
        cancel(aBodyOf(BODY_BYTES + 1), lengthIsDeclared).assertRefusedWith(413, "413.001");
        assertThat(cancel(aBodyOf(BODY_BYTES), lengthIsDeclared).status()).isEqualTo(202);
    }

    @Test
    void aBodyHasFiveLevels() {
        cancel(nested("[[[[[]]]]]"), true).assertRefusedWith(400, "400.001");
        assertThat(cancel(nested("[[[[]]]]"), true).status()).isEqualTo(202);
    }

    @Test
    void aPathAndQueryHave8192Characters() {
        Call.get(aUriOf(URI_LENGTH + 1)).as(order.platform()).send().assertRefusedWith(414, "414.001");
        assertThat(Call.get(aUriOf(URI_LENGTH)).as(order.platform()).send().status())
                .isEqualTo(200);
    }

    @Test
    void headersHave16KiB() {
        assertThat(withHeadersOf(HEADER_BYTES + 1)).startsWith("HTTP/1.1 431 ").contains("\"431.001\"");
        assertThat(withHeadersOf(HEADER_BYTES)).startsWith("HTTP/1.1 200 ");
    }

    private Answer cancel(String body, boolean lengthIsDeclared) {
        var call = Call.post(order.cancelPath(), "").as(order.platform());
        return (lengthIsDeclared ? call.body(body) : call.chunked(body)).send();
    }

    private static String aBodyOf(int bytes) {
        var json = "{\"reasonCode\":\"FRAUD\"}";
        return json + " ".repeat(bytes - json.length());
    }

    /** In a field that is not known, at the second level. */
    private static String nested(String value) {
        return "{\"reasonCode\":\"FRAUD\",\"x\":" + value + "}";
    }

    private static String aUriOf(int length) {
        var path = "/raas/v2/lineItems/reasonCodes?x=";
        return path + "a".repeat(length - path.length());
    }

    /** Names and values of all headers together. */
    private String withHeadersOf(int bytes) {
        var login = order.platform().name() + ":" + order.platform().key();
        var authorization = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
        var others = "Host" + "localhost" + "Connection" + "close" + "Authorization" + authorization + "X-A";
        return RawCall.send(
                "GET /raas/v2/lineItems/reasonCodes HTTP/1.1",
                "Authorization: " + authorization,
                "X-A: " + "a".repeat(bytes - others.length()));
    }
}
