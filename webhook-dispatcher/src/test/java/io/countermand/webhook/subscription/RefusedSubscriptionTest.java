package io.countermand.webhook.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.testing.HostileTarget;
import io.countermand.webhook.testing.Receiver;
import io.countermand.webhook.testing.ReceiverPorts;
import io.countermand.webhook.testing.Subscriber;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class RefusedSubscriptionTest {

    private static final int REQUESTS_WITHOUT_A_LIMIT = 100;

    private final Subscriber subscriber = Subscriber.onANewPlatform();
    private final String url = Receiver.url(ReceiverPorts.port(0));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "https://127.0.0.1/",
                "https://localhost/",
                "https://169.254.169.254/latest/meta-data",
                "https://2130706433/",
                "https://[::1]/",
                "https://10.0.0.1:8443/",
                "ftp://example.com/",
                "not a url",
                ""
            })
    void refusesAUrlThatIsNotHttpsAndPublic(String refused) {
        refuses("url", refused, "url");
    }

    @Test
    void refusesEveryHostileUrlWithoutANameServer() {
        var hostile = HostileTarget.all(8443, "127.0.0.2").stream()
                .filter(target -> !target.hasName())
                .toList();
        var from = subscriber;
        for (int i = 0; i < hostile.size(); i++) {
            from = i % REQUESTS_WITHOUT_A_LIMIT == 0 ? Subscriber.onANewPlatform() : from;
            var request = aRequest();
            request.put("url", hostile.get(i).url());

            assertThat(from.subscribe(request).statusCode())
                    .as(hostile.get(i).toString())
                    .isEqualTo(400);
        }
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        refuses("url", null, "url");
        refuses("eventTypes", List.of(), "eventTypes");
        refuses("eventTypes", List.of("ItemAvailability"), "eventTypes");
        refuses("categories", List.of("order"), "categories");
        refuses("payloadVerificationMethod", "RSA", "payloadVerificationMethod");
        refuses("payloadVerificationMethod", "X509", "signingCertificate");
        refuses("hmacSharedSecretKey", null, "hmacSharedSecretKey");
        refuses("hmacSharedSecretKey", "c2hvcnQ=", "hmacSharedSecretKey");
        refuses("hmacSharedSecretKey", "not base64!", "hmacSharedSecretKey");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept-Encoding",
                "Connection",
                "Content-Encoding",
                "Content-Length",
                "Content-Type",
                "Cookie",
                "Expect",
                "Host",
                "HTTP2-Settings",
                "Keep-Alive",
                "Proxy-Authorization",
                "Proxy-Connection",
                "TE",
                "Trailer",
                "Transfer-Encoding",
                "Upgrade",
                "X-Signed-Payload",
                "Webhook-Id",
                "WEBHOOK-TIMESTAMP",
                "webhook-signature",
                "Webhook-Anything"
            })
    void refusesHeadersThatAreOursToSet(String name) {
        refuses("headers", List.of(Map.of("name", name, "value", "x")), "headers[0].name");
        refuses("headers", List.of(Map.of("name", name.toLowerCase(Locale.ROOT), "value", "x")), "headers[0].name");
    }

    @Test
    void refusesHeadersThatWouldForgeOrBendTheRequest() {
        refuses("headers", List.of(Map.of("name", "a b", "value", "x")), "headers[0].name");
        refuses("headers", List.of(Map.of("name", "X-A", "value", "x\r\nX-B: y")), "headers[0].value");
        refuses("headers", List.of(Map.of("name", "X-A")), "headers[0]");
        refuses("headers", Collections.nCopies(11, Map.of("name", "X-A", "value", "x")), "headers");
    }

    private void refuses(String field, @Nullable Object value, String path) {
        var request = aRequest();
        if (value == null) {
            request.remove(field);
        } else {
            request.put(field, value);
        }

        subscriber
                .subscribe(request)
                .then()
                .statusCode(400)
                .body("i18nKey", equalTo("400.001"))
                .body("errors.path", hasItem(path));
    }

    private Map<String, Object> aRequest() {
        return new HashMap<>(Map.of(
                "url",
                url,
                "eventTypes",
                List.of("OrderActionStatus"),
                "payloadVerificationMethod",
                "HMAC",
                "hmacSharedSecretKey",
                Subscriber.SECRET));
    }
}
