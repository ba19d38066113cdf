package io.countermand.api.account;

import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.testing.Call;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class AccountResourceTest {

    @Test
    void showsTheBalanceToTheCent() {
        var order = anOrder(aPlatform()).placed();
        order.withBalance(123456);

        var answer = Call.get("/raas/v2/accounts/" + order.account())
                .as(order.platform())
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().toString()).isEqualTo("""
                        {"accountIdentifier":"%s","accountNumber":"","displayName":null,"currencyCode":"USD",\
                        "status":"ACTIVE","createdAt":"2026-11-01T08:30:00.000Z","currentBalance":1234.56,\
                        "contactEmail":null,"fundingNotification":[]}""".formatted(order.account()));
    }

    @Test
    void theBalanceIsZeroBeforeTheFirstPosting() {
        var order = anOrder(aPlatform()).placed();

        var answer = Call.get("/raas/v2/accounts/" + order.account())
                .as(order.platform())
                .send();

        assertThat(answer.json().path("currentBalance").decimalValue()).isEqualByComparingTo("0.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-account", "a", "%00%00%00%00%00", "under_score"})
    void unknownAccountsAre404(String identifier) {
        Call.get("/raas/v2/accounts/" + identifier).as(aPlatform()).send().assertRefusedWith(404, "404.003");
    }
}
