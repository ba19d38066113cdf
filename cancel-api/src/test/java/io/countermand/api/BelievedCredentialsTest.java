package io.countermand.api;

import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countermand.api.testing.Call;
import io.countermand.api.testing.Platform;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Found credentials are believed for a setting, here an hour, and only so many of them, here ten. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@TestProfile(BelievedCredentialsTest.ForAnHour.class)
class BelievedCredentialsTest {

    private static final int OTHERS = 50;

    private final Platform platform = aPlatform();

    @Test
    void aBelievedOneIsForgottenWhenThereAreTooMany() {
        assertThat(status(platform)).isEqualTo(200);
        platform.revoke();
        assertThat(status(platform)).as("believed").isEqualTo(200);
        var others = Stream.generate(() -> aPlatform()).limit(OTHERS).toList();

        await().untilAsserted(() -> {
            for (int i = 0; i < 3; i++) {
                assertThat(others).allMatch(other -> status(other) == 200);
            }
            assertThat(status(platform)).isEqualTo(401);
        });
    }

    @Test
    void aRotatedKeyWorksAtOnceBesideTheOldOne() {
        assertThat(status(platform)).isEqualTo(200);

        var rotated = platform.withRights("{READ}");

        assertThat(status(rotated)).isEqualTo(200);
        assertThat(status(platform)).isEqualTo(200);
    }

    @Test
    void aKeyThatWasRefusedWorksAsSoonAsItIsThere() {
        var early = new Platform(platform.id(), platform.name(), "drawn elsewhere");
        assertThat(status(early)).isEqualTo(401);

        early.issue();

        assertThat(status(early)).isEqualTo(200);
    }

    private static int status(Platform caller) {
        return Call.get("/raas/v2/lineItems/reasonCodes").as(caller).send().status();
    }

    public static class ForAnHour implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("countermand.access.believed-for", "1h", "countermand.access.believed-max", "10");
        }
    }
}
