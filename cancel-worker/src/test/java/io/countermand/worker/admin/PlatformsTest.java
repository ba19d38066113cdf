package io.countermand.worker.admin;

import static io.countermand.worker.admin.Admin.aPlatform;
import static io.countermand.worker.admin.Admin.allOf;
import static io.countermand.worker.admin.Admin.get;
import static io.countermand.worker.admin.Admin.patch;
import static io.countermand.worker.admin.Admin.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.countermand.local.testing.FreshStack;
import io.countermand.worker.Database;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /admin/platforms}: window, zone, service fee, freeze hours, rate. */
@QuarkusTest
@WithTestResource(FreshStack.class)
class PlatformsTest {

    private static final String PLATFORMS = "/admin/platforms";

    @Test
    void aNewPlatformTakesTheDefaults() {
        var name = "p-" + UUID.randomUUID();

        post(PLATFORMS, "{\"name\":\"" + name + "\"}")
                .statusCode(201)
                .body("name", equalTo(name))
                .body("windowDays", equalTo(5))
                .body("zone", equalTo("UTC"))
                .body("serviceFeeMinor", equalTo(0))
                .body("freezeHours", equalTo(48))
                .body("$", not(hasKey("requestsPerSecond")))
                .body("createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
        post(PLATFORMS, "{\"name\":\"" + name + "\"}").statusCode(409).body("i18nKey", equalTo("409.300"));
    }

    @Test
    void aNameIsGivenOnceHoweverManyAskAtOnce() {
        var name = "p-" + UUID.randomUUID();

        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() ->
                        post(PLATFORMS, "{\"name\":\"" + name + "\"}").extract().statusCode()))
                .limit(6)
                .toList()
                .stream()
                .map(CompletableFuture::join);

        assertThat(answers)
                .containsOnly(201, 409)
                .filteredOn(status -> status == 201)
                .hasSize(1);
    }

    @Test
    void everyPartOfThePolicyCanBeChangedAlone() {
        var platform = aPlatform();

        patch(platform, "{\"windowDays\":3}").statusCode(200).body("windowDays", equalTo(3));
        patch(platform, "{\"zone\":\"Europe/Vienna\"}").statusCode(200).body("zone", equalTo("Europe/Vienna"));
        patch(platform, "{\"serviceFeeMinor\":25}").statusCode(200).body("serviceFeeMinor", equalTo(25));
        patch(platform, "{\"freezeHours\":24}").statusCode(200).body("freezeHours", equalTo(24));
        patch(platform, "{\"requestsPerSecond\":7}").statusCode(200).body("requestsPerSecond", equalTo(7));

        get(platform)
                .statusCode(200)
                .body("windowDays", equalTo(3))
                .body("zone", equalTo("Europe/Vienna"))
                .body("serviceFeeMinor", equalTo(25))
                .body("freezeHours", equalTo(24))
                .body("requestsPerSecond", equalTo(7));
        patch(platform, "{\"requestsPerSecond\":0}").statusCode(200).body("$", not(hasKey("requestsPerSecond")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "windowDays":-1            | windowDays
            "windowDays":366           | windowDays
            "zone":"Mars/Base"         | zone
            "zone":""                  | zone
            "serviceFeeMinor":-1       | serviceFeeMinor
            "serviceFeeMinor":1.5      | serviceFeeMinor
            "freezeHours":0            | freezeHours
            "freezeHours":8761         | freezeHours
            "requestsPerSecond":-1     | requestsPerSecond
            "requestsPerSecond":100001 | requestsPerSecond
            """)
    void policiesOutOfBoundsAre400(String field, String path) {
        var platform = aPlatform();

        patch(platform, "{" + field + "}").statusCode(400).body("errors[0].path", equalTo(path));

        post(PLATFORMS, "{\"name\":\"never-made\"," + field + "}")
                .statusCode(400)
                .body("errors[0].path", equalTo(path));
        get(PLATFORMS + "/never-made").statusCode(404);
    }

    @Test
    void namesHave3To100PlainCharacters() {
        for (var name : new String[] {"x", "a b c", "a/b", "ä-platform", "x".repeat(101)}) {
            post(PLATFORMS, "{\"name\":\"" + name + "\"}").statusCode(400).body("errors[0].path", equalTo("name"));
        }
    }

    @Test
    void aChangedPolicyIsRecordedWithOldAndNewValue() {
        var platform = aPlatform();

        patch(platform, "{\"windowDays\":3}").statusCode(200);

        var change = Database.row("select who, old_value, new_value from access.change where subject = 'platform/"
                + Admin.name(platform) + "' order by id desc limit 1");
        assertThat(change.get(0)).isEqualTo("admin");
        assertThat(change.get(1)).contains("\"windowDays\":5");
        assertThat(change.get(2)).contains("\"windowDays\":3");
    }

    @Test
    void changesMadeAtOnceAreAllKept() {
        var platform = aPlatform();

        Stream.of("{\"windowDays\":9}", "{\"freezeHours\":9}", "{\"serviceFeeMinor\":9}", "{\"requestsPerSecond\":9}")
                .map(change ->
                        CompletableFuture.runAsync(() -> patch(platform, change).statusCode(200)))
                .toList()
                .forEach(CompletableFuture::join);

        get(platform)
                .body("windowDays", equalTo(9))
                .body("freezeHours", equalTo(9))
                .body("serviceFeeMinor", equalTo(9))
                .body("requestsPerSecond", equalTo(9));
    }

    @Test
    void theListMeetsEveryPlatformOnce() {
        var first = Admin.name(aPlatform());
        var second = Admin.name(aPlatform());
        var third = Admin.name(aPlatform());

        assertThat(allOf(PLATFORMS, "name")).doesNotHaveDuplicates().containsSubsequence(first, second, third);
    }
}
