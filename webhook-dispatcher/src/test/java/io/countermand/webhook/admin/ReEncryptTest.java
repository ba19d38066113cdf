package io.countermand.webhook.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.hamcrest.Matchers.equalTo;

import com.standardwebhooks.Webhook;
import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.signature.SecretCipher;
import io.countermand.webhook.signature.SharedSecret;
import io.countermand.webhook.signature.StoredSecret;
import io.countermand.webhook.testing.Deliveries;
import io.countermand.webhook.testing.Receiver;
import io.countermand.webhook.testing.ReceiverPorts;
import io.countermand.webhook.testing.Subscriber;
import io.countermand.webhook.testing.Tables;
import io.countermand.webhook.testing.WorkerTopics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The key before this one is still known, and some subscriptions were sealed with it. */
@QuarkusTest
@TestProfile(ReEncryptTest.AfterARotation.class)
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class ReEncryptTest {

    private static final String BEFORE = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=";
    private static final int SUBSCRIPTIONS = 8;

    private final SecretCipher old = SecretCipher.of(BEFORE, new SecureRandom());
    private final Subscriber subscriber = Subscriber.onANewPlatform();
    private final int port = ReceiverPorts.port(0);

    @Inject
    AdminServer server;

    @Inject
    SecretCipher cipher;

    public static class AfterARotation implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "countermand.webhook.other-encryption-keys",
                    BEFORE,
                    "countermand.webhook.administration.re-encrypt-max",
                    "3");
        }
    }

    @AfterEach
    void forgetOtherEndpoints() {
        Deliveries.forgetAllEndpoints();
    }

    @Test
    void sealsEverythingAnewInPagesWhileDeliveriesRun() {
        var subscriptions = Stream.generate(() -> sealedWithTheOldKey(subscriber.subscribe(Receiver.url(port))))
                .limit(SUBSCRIPTIONS)
                .toList();
        try (var receiver = Receiver.on(port)) {
            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");
            receiver.awaitReceived(1);

            Operator.of(server)
                    .call()
                    .post("/admin/keys/re-encrypt")
                    .then()
                    .statusCode(200)
                    .body("subscriptions", equalTo(SUBSCRIPTIONS))
                    .body("unreadable", equalTo(0));
            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-2");

            assertThat(receiver.awaitReceived(2 * SUBSCRIPTIONS)).allSatisfy(webhook -> {
                assertThatNoException()
                        .isThrownBy(() -> new Webhook(Subscriber.SECRET).verify(webhook.text(), webhook.headers()));
                assertThat(webhook.header("X-Own")).isEqualTo("mine");
            });
        }
        assertThat(keysOf(subscriptions)).containsOnly(cipher.keyId());
        assertThat(Tables.value("select count(*) from webhook.change where subject = 'keys'"))
                .isNotEqualTo("0");
    }

    @Test
    void tellsWhichKeysAreStillNeeded() {
        sealedWithTheOldKey(subscriber.subscribe(Receiver.url(port)));

        var keys = Operator.of(server).call().get("/admin/keys");

        keys.then().statusCode(200).body("encryptionKey", equalTo(cipher.keyId()));
        assertThat(keys.jsonPath().getMap("subscriptionsByKey")).containsEntry(old.keyId(), 1);
        assertThat(keys.asString()).doesNotContain(BEFORE);
    }

    @Test
    void whatNoKeyOpensStaysAsItIs() {
        var id = subscriber.subscribe(Receiver.url(port));
        Tables.value("update webhook.subscription set secret_key_id = 'gone' where id = ? returning id", id);

        Operator.of(server).call().post("/admin/keys/re-encrypt").then().body("unreadable", equalTo(1));

        assertThat(Tables.value("select secret_key_id from webhook.subscription where id = ?", id))
                .isEqualTo("gone");
    }

    private UUID sealedWithTheOldKey(UUID id) {
        var secret = old.encrypt(SharedSecret.ofBase64(Subscriber.SECRET), id);
        StoredSecret headers = old.encryptHeaders("[{\"name\":\"X-Own\",\"value\":\"mine\"}]", id);
        Tables.value(
                "update webhook.subscription set secret = ?, secret_key_id = ?, sealed_headers = ?, headers_key_id = ?"
                        + " where id = ? returning id",
                secret.sealed(),
                secret.keyId(),
                headers.sealed(),
                headers.keyId(),
                id);
        return id;
    }

    private static List<String> keysOf(List<UUID> subscriptions) {
        return subscriptions.stream()
                .flatMap(id -> Tables.column(
                        "select unnest(array[secret_key_id, headers_key_id]) from webhook.subscription where id = ?",
                        id)
                        .stream())
                .toList();
    }
}
