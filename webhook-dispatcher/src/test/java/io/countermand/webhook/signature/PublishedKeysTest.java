package io.countermand.webhook.signature;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.testing.ReceiverPorts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** While one key takes the place of another, both are published. The keys are those of RFC 8032 and RFC 8037. */
@QuarkusTest
@TestProfile(PublishedKeysTest.WhileOneIsReplaced.class)
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class PublishedKeysTest {

    private static final String AS_PRIVATE_KEY = "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g";
    private static final String X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    private static final String AS_PUBLIC_KEY = "MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=";

    @Inject
    SigningKey signing;

    public static class WhileOneIsReplaced implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("countermand.webhook.other-signing-keys", AS_PRIVATE_KEY + "," + AS_PUBLIC_KEY);
        }
    }

    @Test
    void theOneThatSignsComesFirstAndTheOthersAreThereToo() {
        get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=3600")
                .body("keys", hasSize(3))
                .body("keys[0].kid", equalTo(signing.published().id()))
                .body("keys[1].x", equalTo(X))
                .body("keys[1].kid", equalTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"))
                .body("keys[2].x", equalTo("PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw"));
    }
}
