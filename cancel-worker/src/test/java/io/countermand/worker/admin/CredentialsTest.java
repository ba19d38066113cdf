package io.countermand.worker.admin;

import static io.countermand.worker.admin.Admin.aPlatform;
import static io.countermand.worker.admin.Admin.allOf;
import static io.countermand.worker.admin.Admin.delete;
import static io.countermand.worker.admin.Admin.get;
import static io.countermand.worker.admin.Admin.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.countermand.domain.access.KeyHash;
import io.countermand.local.testing.FreshStack;
import io.countermand.worker.Database;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /admin/platforms/{platform}/credentials}: create, rotate, revoke, list. */
@QuarkusTest
@WithTestResource(FreshStack.class)
class CredentialsTest {

    private String credentials = "";

    @BeforeEach
    void givenAPlatform() {
        credentials = aPlatform() + "/credentials";
    }

    @Test
    void aKeyOf256BitsIsShownOnceAndStoredAsItsKeyedHash() {
        String key = post(credentials, "{}").statusCode(201).extract().path("platformKey");

        assertThat(key).matches("[-_A-Za-z0-9]{43}");
        assertThat(liveWith(key)).isEqualTo(1);
        get(credentials).body("items", everyItem(not(hasKey("platformKey"))));
        assertThat(Database.number("select count(*) from access.change where new_value like '%" + key + "%'"))
                .isZero();
    }

    @Test
    void rightsAndScopeAreWhatWasAskedFor() {
        post(
                        credentials,
                        "{\"rights\":[\"READ\",\"READ\"],\"customers\":[\"acme-health\"],\"accounts\":[\"acme-usd\"]}")
                .statusCode(201);

        get(credentials)
                .body("items[0].rights", contains("READ"))
                .body("items[0].customers", contains("acme-health"))
                .body("items[0].accounts", contains("acme-usd"))
                .body("items[0].createdAt", matchesPattern(".*T.*\\.\\d{3}Z"));
    }

    @Test
    void whatIsLeftOutIsNotLimited() {
        post(credentials, "{}").statusCode(201);

        get(credentials)
                .body("items[0].rights", contains("READ", "CANCEL", "WEBHOOK"))
                .body("items[0]", not(hasKey("customers")))
                .body("items[0]", not(hasKey("accounts")));
    }

    @Test
    void twoMayLiveAndARevokedOneMakesRoom() {
        var first = create();
        create();
        post(credentials, "{}").statusCode(409).body("i18nKey", equalTo("409.301"));

        delete(credentials + "/" + first).statusCode(200).body("revokedAt", matchesPattern("2.*Z"));

        create();
        delete(credentials + "/" + UUID.randomUUID()).statusCode(404).body("i18nKey", equalTo("404.302"));
    }

    @Test
    void noMoreThanTwoAreMadeHoweverManyAskAtOnce() {
        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> post(credentials, "{}").extract().statusCode()))
                .limit(8)
                .toList()
                .stream()
                .map(CompletableFuture::join);

        assertThat(answers)
                .containsOnly(201, 409)
                .filteredOn(status -> status == 201)
                .hasSize(2);
    }

    @Test
    void rotatingMakesASecondKeyOfTheSameScopeAndTheFirstStaysLive() {
        var first = post(credentials, "{\"rights\":[\"READ\"],\"customers\":[\"acme-health\"]}")
                .extract()
                .jsonPath();

        var second = post(credentials + "/" + first.getString("credentialId") + "/rotate", "")
                .statusCode(201)
                .extract()
                .jsonPath();

        assertThat(second.getString("platformKey")).isNotEqualTo(first.getString("platformKey"));
        assertThat(liveWith(first.getString("platformKey"))).isEqualTo(1);
        assertThat(liveWith(second.getString("platformKey"))).isEqualTo(1);
        get(credentials)
                .body("items.credentialId", contains(first.getString("credentialId"), second.getString("credentialId")))
                .body("items[1].rights", contains("READ"))
                .body("items[1].customers", contains("acme-health"));
        post(credentials + "/" + second.getString("credentialId") + "/rotate", "")
                .statusCode(409)
                .body("i18nKey", equalTo("409.301"));
    }

    @Test
    void aRevokedCredentialIsNotRotated() {
        var revoked = create();
        delete(credentials + "/" + revoked).statusCode(200);

        post(credentials + "/" + revoked + "/rotate", "").statusCode(404).body("i18nKey", equalTo("404.302"));
    }

    @Test
    void revokingAgainChangesNothing() {
        var revoked = create();
        var revokedAt = delete(credentials + "/" + revoked).extract().path("revokedAt");

        delete(credentials + "/" + revoked).statusCode(200).body("revokedAt", equalTo(revokedAt));

        assertThat(Database.number(
                        "select count(*) from access.change where subject like 'credential/%/" + revoked + "'"))
                .as("made, revoked once")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"rights":[]}             | rights
            {"rights":[null]}         | rights
            {"rights":["ADMIN"]}      | rights[0]
            {"customers":["x"]}       | customers
            {"customers":[null]}      | customers
            {"accounts":["a b c d e"]}| accounts
            """, quoteCharacter = '\'')
    void scopesThatMakeNoSenseAre400(String scope, String path) {
        post(credentials, scope).statusCode(400).body("errors[0].path", equalTo(path));
    }

    @Test
    void theListMeetsEveryOneInTheOrderTheyWereMade() {
        var made = Stream.generate(() -> {
                    var id = create();
                    delete(credentials + "/" + id);
                    return id;
                })
                .limit(5)
                .toList();

        assertThat(allOf(credentials, "credentialId")).isEqualTo(made);
    }

    private String create() {
        return post(credentials, "{}").statusCode(201).extract().path("credentialId");
    }

    private static long liveWith(String key) {
        var hash = HexFormat.of().formatHex(new KeyHash(FreshStack.current().pepper()).of(key));
        return Database.number("select count(*) from access.credential where revoked_at is null"
                + " and encode(key_hash, 'hex') = '" + hash + "'");
    }
}
