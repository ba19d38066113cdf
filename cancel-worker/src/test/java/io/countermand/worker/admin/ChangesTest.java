package io.countermand.worker.admin;

import static io.countermand.worker.admin.Admin.aPlatform;
import static io.countermand.worker.admin.Admin.allOf;
import static io.countermand.worker.admin.Admin.get;
import static io.countermand.worker.admin.Admin.patch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** {@code /admin/changes}: who, when, old, new. That nobody alters the table is shown where its rights are. */
@QuarkusTest
@WithTestResource(FreshStack.class)
class ChangesTest {

    private static final String CHANGES = "/admin/changes";

    @Test
    void tellsWhoWhenOldAndNewTheNewestFirst() {
        var platform = aPlatform();

        patch(platform, "{\"windowDays\":3}").statusCode(200);

        get(CHANGES + "?maxResults=1")
                .statusCode(200)
                .body("items[0].who", equalTo("admin"))
                .body("items[0].changedAt", matchesPattern(".*T.*\\.\\d{3}Z"))
                .body("items[0].subject", equalTo("platform/" + Admin.name(platform)))
                .body("items[0].oldValue", containsString("\"windowDays\":5"))
                .body("items[0].newValue", containsString("\"windowDays\":3"));
    }

    @Test
    void theListMeetsEveryChangeOnce() {
        var first = Admin.name(aPlatform());
        var second = Admin.name(aPlatform());
        var third = Admin.name(aPlatform());

        assertThat(allOf(CHANGES, "subject"))
                .containsSubsequence("platform/" + third, "platform/" + second, "platform/" + first);
        assertThat(allOf(CHANGES, "id")).doesNotHaveDuplicates();
    }

    @Test
    void whatChangedNothingIsNotRecorded() {
        get(aPlatform()).statusCode(200);
        var newest = get(CHANGES + "?maxResults=1").extract().jsonPath().getLong("items[0].id");

        patch("/admin/platforms/nobody", "{\"windowDays\":3}").statusCode(404);
        patch(aPlatform(), "{\"windowDays\":-1}").statusCode(400);

        assertThat(get(CHANGES + "?maxResults=1").extract().jsonPath().getLong("items[0].id"))
                .as("of the second platform alone")
                .isEqualTo(newest + 1);
    }
}
