package io.countermand.worker.admin;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Guesses are slowed down, and hold nobody off who has the key: revoking a credential may be urgent. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@TestProfile(AdminLoginsTest.FewFailures.class)
class AdminLoginsTest {

    @Test
    void anAddressWhoseLoginsFailGets429AndTheAdministratorStillGetsIn() {
        await().until(() -> statusWith("guessed") == 429);

        given().auth()
                .preemptive()
                .basic("admin", FreshStack.current().adminKey())
                .get("/admin/changes")
                .then()
                .statusCode(200);
    }

    private static int statusWith(String key) {
        return given().auth()
                .preemptive()
                .basic("admin", key)
                .get("/admin/changes")
                .statusCode();
    }

    public static class FewFailures implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "countermand.limits.login-failures-max", "3", "countermand.limits.login-failures-period", "1h");
        }
    }
}
