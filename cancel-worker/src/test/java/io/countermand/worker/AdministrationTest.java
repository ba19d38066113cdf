package io.countermand.worker;

import static io.countermand.domain.wire.Topics.ORDERS_ISSUED;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.countermand.domain.access.KeyHash;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The administration of contract §4, by its own credential. */
@QuarkusTest
@WithTestResource(FreshStack.class)
class AdministrationTest {

    private String platform = "";

    @BeforeEach
    void aNameOfItsOwn() {
        platform = "p-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void needsItsOwnCredential() {
        given().get("/admin/platforms").then().statusCode(401).body("i18nKey", equalTo("401.001"));
        given().auth()
                .preemptive()
                .basic("admin", "wrong")
                .get("/admin/platforms")
                .then()
                .statusCode(401);
        given().auth()
                .preemptive()
                .basic("root", FreshStack.current().adminKey())
                .get("/admin/changes")
                .then()
                .statusCode(401);
    }

    @Test
    void aNewPlatformTakesTheDefaults() {
        post("/admin/platforms", "{\"name\":\"" + platform + "\"}")
                .statusCode(201)
                .body("windowDays", equalTo(5))
                .body("zone", equalTo("UTC"))
                .body("serviceFeeMinor", equalTo(0))
                .body("freezeHours", equalTo(48));

        post("/admin/platforms", "{\"name\":\"" + platform + "\"}").statusCode(409);
    }

    @Test
    void refusesPoliciesOutOfBoundsAndFieldsItDoesNotKnow() {
        post("/admin/platforms", "{\"name\":\"x\"}").statusCode(400).body("errors[0].path", equalTo("name"));
        post("/admin/platforms", "{\"name\":\"" + platform + "\",\"windowDays\":366}")
                .statusCode(400)
                .body("errors[0].path", equalTo("windowDays"));
        post("/admin/platforms", "{\"name\":\"" + platform + "\",\"zone\":\"Mars/Base\"}")
                .statusCode(400)
                .body("errors[0].path", equalTo("zone"));
        post("/admin/platforms", "{\"name\":\"" + platform + "\",\"windowDay\":3}")
                .statusCode(400);
    }

    @Test
    void aChangedPolicyIsRecordedWithOldAndNewValue() {
        aPlatform();

        admin().body("{\"windowDays\":3,\"zone\":\"Europe/Vienna\"}")
                .patch("/admin/platforms/" + platform)
                .then()
                .statusCode(200)
                .body("windowDays", equalTo(3));

        var change = Database.row("select who, old_value, new_value from access.change where subject = 'platform/"
                + platform + "' order by id desc limit 1");
        assertThat(change.get(0)).isEqualTo("admin");
        assertThat(change.get(1)).contains("\"windowDays\":5");
        assertThat(change.get(2)).contains("\"windowDays\":3");
        admin().get("/admin/changes").then().statusCode(200).body("subject", hasItem("platform/" + platform));
    }

    @Test
    void aKeyIsShownOnceAndStoredAsItsKeyedHash() {
        aPlatform();
        String key = post("/admin/platforms/" + platform + "/credentials", "{}")
                .statusCode(201)
                .extract()
                .path("platformKey");

        assertThat(key).matches("[-_A-Za-z0-9]{43}");
        var hash = HexFormat.of().formatHex(new KeyHash(FreshStack.current().pepper()).of(key));
        assertThat(Database.number(
                        "select count(*) from access.credential where encode(key_hash, 'hex') = '" + hash + "'"))
                .isEqualTo(1);
        admin().get("/admin/platforms/" + platform + "/credentials")
                .then()
                .body("$", everyItem(not(hasKey("platformKey"))));
        assertThat(Database.number("select count(*) from access.change where new_value like '%" + key + "%'"))
                .isZero();
    }

    @Test
    void twoCredentialsMayLiveAndARevokedOneMakesRoom() {
        aPlatform();
        var credentials = "/admin/platforms/" + platform + "/credentials";
        String first = post(credentials, "{\"rights\":[\"READ\"]}")
                .statusCode(201)
                .extract()
                .path("credentialId");
        post(credentials, "{\"customers\":[\"acme-health\"]}").statusCode(201);
        post(credentials, "{}").statusCode(409).body("i18nKey", equalTo("409.301"));

        admin().delete(credentials + "/" + first).then().statusCode(200).body("revokedAt", matchesPattern("2.*Z"));

        post(credentials, "{}").statusCode(201);
        admin().delete(credentials + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void anAccountIsOpenedFundedAndFrozen() {
        aPlatform();
        var account = "a-" + platform;
        post(
                        "/admin/platforms/" + platform + "/customers/acme-health/accounts",
                        "{\"accountIdentifier\":\"" + account + "\",\"currencyCode\":\"USD\"}")
                .statusCode(201)
                .body("currentBalance", equalTo(0.0f));
        var path = "/admin/platforms/" + platform + "/accounts/" + account;

        post(path + "/funding", "{\"amount\":12.5}").statusCode(201).body("currentBalance", equalTo(12.5f));
        post(path + "/funding", "{\"amount\":-1}").statusCode(400);
        post(path + "/funding", "{\"amount\":0.001}").statusCode(400);
        admin().body("{\"status\":\"FROZEN\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("FROZEN"));

        admin().get(path).then().body("status", equalTo("FROZEN")).body("currentBalance", equalTo(12.5f));
        post("/admin/platforms/" + platform + "/accounts/nobodys/funding", "{\"amount\":1}")
                .statusCode(404);
    }

    @Test
    void aParkedRecordIsListedSentAgainAndTakenIn() {
        var order = "RA261120-" + platform.substring(2);
        Topic.of(ORDERS_ISSUED).send(order, ofPlatform(order));
        var id = await().until(
                        () -> Database.number(
                                "select coalesce(max(id), 0) from cancellation.parked_record where state = 'PARKED'"
                                        + " and convert_from(record_key, 'UTF8') = '" + order + "'"),
                        found -> found > 0);
        admin().get("/admin/parked?maxResults=500").then().statusCode(200).body("id", hasItem((int) (long) id));
        aPlatform();

        post("/admin/parked/" + id + "/redrive", "").statusCode(200).body("state", equalTo("REDRIVEN"));

        await().until(() ->
                Database.number("select count(*) from cancellation.orders where reference_order_id = '" + order + "'")
                        == 1);
        post("/admin/parked/" + id + "/redrive", "").statusCode(404);
        post("/admin/parked/" + id + "/drop", "").statusCode(404);
    }

    @Test
    void conflictsThatDoNotExistCannotBeResolved() {
        admin().get("/admin/conflicts")
                .then()
                .statusCode(200)
                .body("findAll { it.platform == '" + platform + "' }", empty());
        post("/admin/conflicts/RA1-1/1/resolve", "").statusCode(404);
    }

    private OrderIssued ofPlatform(String order) {
        var page = Orders.anOrderOf(order, 1);
        return new OrderIssued(
                1,
                platform,
                1,
                order,
                null,
                page.customerIdentifier(),
                page.accountIdentifier(),
                page.orderSource(),
                page.status(),
                page.createdAt(),
                1,
                page.payment(),
                page.lineItems());
    }

    private void aPlatform() {
        post("/admin/platforms", "{\"name\":\"" + platform + "\"}").statusCode(201);
    }

    private static ValidatableResponse post(String path, String body) {
        return admin().body(body).post(path).then();
    }

    private static RequestSpecification admin() {
        return given().auth()
                .preemptive()
                .basic("admin", FreshStack.current().adminKey())
                .contentType("application/json");
    }
}
