package io.countermand.webhook.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.testing.Receiver;
import io.countermand.webhook.testing.ReceiverPorts;
import io.countermand.webhook.testing.Subscriber;
import io.countermand.webhook.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class SubscriptionTest {

    private static final String WEBHOOKS = "/raas/v2/webhooks";

    private final Subscriber subscriber = Subscriber.onANewPlatform();
    private final String url = Receiver.url(ReceiverPorts.port(0));

    @Test
    void livesAYear() {
        var created = subscriber.subscribe(aRequest());

        created.then().statusCode(201).body("webhookId", notNullValue());
        assertThat(Instant.parse(created.path("expiresAt")))
                .isBetween(
                        Instant.now().plus(364, ChronoUnit.DAYS), Instant.now().plus(366, ChronoUnit.DAYS));
    }

    @Test
    void showsEverythingButTheSecret() {
        var id = subscriber.subscribe(url);

        var shown = subscriber.call().get(WEBHOOKS + "/" + id);

        shown.then()
                .statusCode(200)
                .body("webhookId", equalTo(id.toString()))
                .body("url", equalTo(url))
                .body("eventTypes", equalTo(List.of("OrderActionStatus")))
                .body("payloadVerificationMethod", equalTo("HMAC"))
                .body("hmacSharedSecretKey", endsWith(Subscriber.SECRET.substring(Subscriber.SECRET.length() - 4)));
        assertThat(shown.asString()).doesNotContain(Subscriber.SECRET.substring(0, 20));
    }

    @Test
    void keepsTheSecretEncrypted() {
        var id = subscriber.subscribe(url);

        var row = Tables.value("select row_to_json(s)::text from webhook.subscription s where id = ?", id);

        assertThat(row).doesNotContain(Subscriber.SECRET).doesNotContain(hex("a secret of thirty-two"));
    }

    @Test
    void belongsToItsPlatformAlone() {
        var id = subscriber.subscribe(url);
        var stranger = Subscriber.onANewPlatform();

        stranger.call().get(WEBHOOKS + "/" + id).then().statusCode(404).body("i18nKey", equalTo("404.301"));
        stranger.call().delete(WEBHOOKS + "/" + id).then().statusCode(404);
        stranger.call().get(WEBHOOKS).then().statusCode(200).body("items", hasSize(0));
        subscriber.call().get(WEBHOOKS + "/" + id).then().statusCode(200);
    }

    @Test
    void canBeDeletedOnce() {
        var id = subscriber.subscribe(url);

        subscriber.call().delete(WEBHOOKS + "/" + id).then().statusCode(200);

        subscriber.call().get(WEBHOOKS + "/" + id).then().statusCode(404);
        subscriber.call().delete(WEBHOOKS + "/" + id).then().statusCode(404);
    }

    @Test
    void whatIsNoIdDoesNotExist() {
        subscriber.call().get(WEBHOOKS + "/1").then().statusCode(404).body("i18nKey", equalTo("404.301"));
    }

    @Test
    void needsTheRightToManageWebhooks() {
        var reader = Subscriber.onANewPlatform("READ");

        reader.subscribe(aRequest()).then().statusCode(403).body("i18nKey", equalTo("403.032"));
        reader.call().get(WEBHOOKS).then().statusCode(403);
    }

    @Test
    void needsACredential() {
        new Subscriber(subscriber.platform(), "wrong")
                .subscribe(aRequest())
                .then()
                .statusCode(401);
    }

    @Test
    void areTwentyPerPlatformAtMost() {
        for (int i = 0; i < 20; i++) {
            subscriber.subscribe(aRequest()).then().statusCode(201);
        }

        subscriber.subscribe(aRequest()).then().statusCode(400).body("i18nKey", equalTo("400.301"));
    }

    @Test
    void areListedInPagesForthAndBack() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.add(subscriber.subscribe(aRequest()).path("webhookId"));
        }

        var first = page("");
        var second = page("&nextCursor=" + first.path("nextCursor"));
        var third = page("&nextCursor=" + second.path("nextCursor"));
        var back = page("&prevCursor=" + third.path("prevCursor"));

        assertThat(shownIds(first)).isEqualTo(ids.subList(0, 2));
        assertThat(shownIds(second)).isEqualTo(ids.subList(2, 4));
        assertThat(shownIds(third)).isEqualTo(ids.subList(4, 5));
        assertThat(shownIds(back)).isEqualTo(ids.subList(2, 4));
        first.then().body("prevPageAvailable", equalTo(false)).body("nextPageAvailable", equalTo(true));
        third.then().body("numberOfElements", equalTo(1)).body("nextPageAvailable", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxResults=0", "maxResults=201", "maxResults=x", "nextCursor=x", "prevCursor=eA"})
    void refusesPagesThatDoNotExist(String query) {
        subscriber.call().get(WEBHOOKS + "?" + query).then().statusCode(400).body("i18nKey", equalTo("400.001"));
    }

    @Test
    void anUnknownFieldIsNoReasonToRefuse() {
        var request = aRequest();
        request.put("description", "mine");

        subscriber.subscribe(request).then().statusCode(201);
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

    private Response page(String cursor) {
        return subscriber.call().urlEncodingEnabled(false).get(WEBHOOKS + "?maxResults=2" + cursor);
    }

    private static List<String> shownIds(Response page) {
        return page.jsonPath().getList("items.webhookId", String.class);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }
}
