package io.countermand.worker.admin;

import static io.countermand.worker.admin.Admin.aPlatform;
import static io.countermand.worker.admin.Admin.admin;
import static io.countermand.worker.admin.Admin.get;
import static io.countermand.worker.admin.Admin.patch;
import static io.countermand.worker.admin.Admin.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every call of the administration has in common. */
@QuarkusTest
@WithTestResource(FreshStack.class)
class AdministrationTest {

    private static final String CHANGES = "/admin/changes";

    @Test
    void needsItsOwnCredential() {
        thenRefused(given().get(CHANGES).then(), 401, "401.001").header("WWW-Authenticate", startsWith("Basic"));
        for (var login :
                new String[] {"admin:wrong", "root:" + FreshStack.current().adminKey(), "admin:"}) {
            var parts = login.split(":", 2);
            thenRefused(
                    given().auth()
                            .preemptive()
                            .basic(parts[0], parts[1])
                            .get(CHANGES)
                            .then(),
                    401,
                    "401.001");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//admin/changes",
                "/admin//changes",
                "/./admin/changes",
                "/x/../admin/changes",
                "/%61dmin/changes",
                "/admin;a=b/changes",
                "/;a=b/admin/changes",
                "/ADMIN/changes",
                "/admin/changes/"
            })
    void noSpellingOfAPathEvadesTheCredentialCheck(String path) {
        var status = given().urlEncodingEnabled(false).get(path).statusCode();

        assertThat(status).isIn(401, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin", "Sec-Fetch-Site"})
    void browsersMayNotPost(String header) {
        var answer = admin().header(header, "https://example.com").post("/admin/parked/1/drop");

        thenRefused(answer.then(), 403, "403.001");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /admin/nowhere, 404, 404.001",
        "PUT, /admin/platforms, 405, 405.001",
        "DELETE, /admin/changes, 405, 405.001",
        "GET, /admin/platforms/nobody, 404, 404.305",
        "GET, /admin/platforms/nobody/customers, 404, 404.305",
        "GET, /admin/platforms/nobody/accounts, 404, 404.305",
        "GET, /admin/platforms/nobody/credentials, 404, 404.305",
        "POST, /admin/parked/x/drop, 404, 404.001"
    })
    void refusalsHaveTheOneShape(String method, String path, int status, String key) {
        thenRefused(admin().request(method, path).then(), status, key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/platforms/%00",
                "/admin/platforms/%00/accounts",
                "/admin/platforms/nobody/customers/a%1Fb",
                "/admin/refunds/%7F/attempts"
            })
    void nothingHasANameThatCannotBeStored(String path) {
        var answer = admin().urlEncodingEnabled(false).get(path);

        thenRefused(answer.then(), 404, "404.001");
    }

    @Test
    void typeCharsetAndSizeOfABodyAreChecked() {
        thenRefused(
                admin().contentType("text/plain")
                        .body("x")
                        .post("/admin/platforms")
                        .then(),
                415,
                "415.001");
        thenRefused(admin().accept("text/html").get(CHANGES).then(), 406, "406.001");
        thenRefused(post("/admin/platforms", " ".repeat(8193)), 413, "413.001");
        thenRefused(post("/admin/platforms", "{\"name\":"), 400, "400.001");
        thenRefused(post("/admin/platforms", "{\"name\":\"abc\",\"name\":\"abd\"}"), 400, "400.001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/platforms",
                "/admin/platforms/%s/credentials",
                "/admin/platforms/%s/customers",
                "/admin/platforms/%s/accounts",
                "/admin/parked",
                "/admin/conflicts",
                "/admin/changes"
            })
    void everyListIsPagedAndWrongPagesAre400(String list) {
        var path = list.formatted(Admin.name(aPlatform()));

        get(path)
                .statusCode(200)
                .body("pagination.maxResults", equalTo(100))
                .body("pagination.prevPageAvailable", equalTo(false));
        for (var query :
                new String[] {"maxResults=0", "maxResults=501", "maxResults=x", "nextCursor=!", "prevCursor=MQ.MQ"}) {
            thenRefused(get(path + "?" + query), 400, "400.001")
                    .body("errors[0].path", equalTo(query.substring(0, query.indexOf('='))));
        }
    }

    @Test
    void fieldsItDoesNotKnowAre400Everywhere() {
        var platform = aPlatform();

        for (var call : new ValidatableResponse[] {
            post("/admin/platforms", "{\"name\":\"with-a-typo\",\"windowDay\":3}"),
            patch(platform, "{\"zon\":\"UTC\"}"),
            post(platform + "/credentials", "{\"right\":[\"READ\"]}"),
            post(platform + "/customers", "{\"customer\":\"acme-health\"}"),
            post(
                    platform + "/customers/acme-health/accounts",
                    "{\"accountIdentifier\":\"acme-usd\",\"currency\":\"USD\"}"),
            post(platform + "/accounts/acme-usd/funding", "{\"amount\":1,\"amuont\":2}"),
            patch(platform + "/accounts/acme-usd", "{\"state\":\"FROZEN\"}")
        }) {
            thenRefused(call, 400, "400.001");
        }
        get("/admin/platforms/with-a-typo").statusCode(404);
    }

    private static ValidatableResponse thenRefused(ValidatableResponse answer, int status, String key) {
        return answer.statusCode(status)
                .contentType(startsWith("application/json"))
                .body("i18nKey", equalTo(key))
                .body("httpCode", equalTo(status))
                .body(
                        "keySet()",
                        containsInAnyOrder(
                                "timestamp",
                                "requestId",
                                "path",
                                "httpCode",
                                "httpPhrase",
                                "i18nKey",
                                "message",
                                "errors"))
                .body("message", not(startsWith("java")));
    }
}
