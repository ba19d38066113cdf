package io.countermand.api;

import static io.countermand.api.testing.Call.FRAUD;
import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.testing.Answer;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.Commands;
import io.countermand.api.testing.LogOfEverything;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.api.testing.TestClock;
import io.countermand.local.testing.FreshStack;
import io.countermand.local.testing.IdentityProvider;
import io.countermand.local.testing.IdentityProviderPort;
import io.countermand.local.testing.SignedToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Contract §1: a bearer token, where they are configured, is as good as a login. Which are genuine is shown beside the check. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@WithTestResource(IdentityProviderPort.class)
class BearerTokenTest {

    private static IdentityProvider provider;

    private final PlacedOrder order = anOrder(aPlatform()).placed().withLineItem(1);

    @BeforeAll
    static void startProvider() {
        provider = IdentityProvider.startedOn(IdentityProviderPort.port());
    }

    @AfterAll
    static void stopProvider() {
        provider.close();
    }

    @Test
    void aTokenIsTheSameCallerAsALogin() {
        var byLogin = Call.get(order.path()).as(order.platform()).send();

        var byToken = get(order.path(), aToken());

        assertThat(byToken.status()).as("%s", byToken.json()).isEqualTo(200);
        assertThat(byToken.comparable()).isEqualTo(byLogin.comparable());
        assertThat(cancel(aToken()).status()).isEqualTo(202);
        assertThat(Commands.of(order)).hasSize(1);
    }

    @Test
    void aTokenSeesOnlyTheCustomersAndAccountsItLists() {
        assertThat(get(order.path(), aToken().with("customers", order.customer()))
                        .status())
                .isEqualTo(200);
        assertThat(get(order.path(), aToken().with("accounts", List.of("x", order.account())))
                        .status())
                .isEqualTo(200);

        for (var elsewhere : List.of(
                aToken().with("customers", "somebody-else"),
                aToken().with("customers", List.of()),
                aToken().with("accounts", List.of("something-else")),
                aToken().with("customers", order.customer()).with("accounts", "something-else"))) {
            get(order.path(), elsewhere).assertRefusedWith(404, "404.017");
        }
    }

    @Test
    void aTokenOfAnotherPlatformSeesNothing() {
        get(order.path(), SignedToken.of(provider, aPlatform().name(), TestClock.NOW))
                .assertRefusedWith(404, "404.017");
    }

    @Test
    void aTokenMayDoWhatItsRightsSay() {
        var reader = aToken().with("rights", "openid READ");

        assertThat(get(order.path(), reader).status()).isEqualTo(200);
        cancel(reader).assertRefusedWith(403, "403.032");
        cancel(aToken().with("rights", "ADMIN cancel")).assertRefusedWith(403, "403.032");
        get(order.path(), aToken().without("rights")).assertRefusedWith(403, "403.032");
    }

    @Test
    void whatIsNotGenuineIs401AndTellsNotWhy() {
        var forged = get(
                order.path(),
                aToken().signedBy(IdentityProvider.aKey(provider.key().getKeyId())));
        var expired = get(order.path(), aToken().with("exp", TestClock.NOW.minusSeconds(60)));
        var nobodys = get(order.path(), SignedToken.of(provider, "nobody", TestClock.NOW));

        assertThat(forged.assertRefusedWith(401, "401.001").headers().allValues("WWW-Authenticate"))
                .containsExactly("Basic realm=\"countermand\"", "Bearer realm=\"countermand\"");
        assertThat(expired.comparable()).isEqualTo(forged.comparable());
        assertThat(nobodys.comparable()).isEqualTo(forged.comparable());
    }

    @Test
    void keysNeverSeenAre503WhileTheProviderIsAwayAndKnownOnesGoOnWorking() {
        var known = aToken();
        assertThat(get(order.path(), known).status()).isEqualTo(200);
        provider.rotates(IdentityProvider.aKey("second"));
        provider.answers(request -> IdentityProvider.write(request, 500, ""));

        var away = get(order.path(), aToken()).assertRefusedWith(503, "503.502");

        assertThat(away.header("Retry-After")).isNotEmpty();
        assertThat(get(order.path(), known).status()).isEqualTo(200);
        assertThat(Call.get(order.path()).as(order.platform()).send().status()).isEqualTo(200);
        provider.answersWithKeys();
        assertThat(get(order.path(), aToken()).status()).isEqualTo(200);
    }

    @Test
    void noTokenIsEverLogged() {
        var good = aToken().compact();
        var forged = aToken().signedBy(IdentityProvider.aKey(provider.key().getKeyId()))
                .compact();
        var lines = new CopyOnWriteArrayList<String>();

        try (var log = LogOfEverything.into(lines)) {
            for (var token : List.of(good, forged, "no.token." + good)) {
                Call.get(order.path())
                        .header("Authorization", "Bearer " + token)
                        .send();
            }
        }

        assertThat(lines).isNotEmpty().noneMatch(line -> partsOf(good, forged).anyMatch(line::contains));
    }

    /** Claims and signature; the head is the same for many. */
    private static Stream<String> partsOf(String... tokens) {
        return Stream.of(tokens)
                .flatMap(token -> Stream.of(token.split("\\.", -1)).skip(1));
    }

    private SignedToken aToken() {
        return SignedToken.of(provider, order.platform().name(), TestClock.NOW);
    }

    private static Answer get(String path, SignedToken token) {
        return Call.get(path)
                .header("Authorization", "Bearer " + token.compact())
                .send();
    }

    private Answer cancel(SignedToken token) {
        return Call.post(order.cancelPath(), FRAUD)
                .header("Authorization", "bearer " + token.compact())
                .send();
    }
}
