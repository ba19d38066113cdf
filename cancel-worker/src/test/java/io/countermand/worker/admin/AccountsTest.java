package io.countermand.worker.admin;

import static io.countermand.worker.admin.Admin.aPlatform;
import static io.countermand.worker.admin.Admin.allOf;
import static io.countermand.worker.admin.Admin.get;
import static io.countermand.worker.admin.Admin.patch;
import static io.countermand.worker.admin.Admin.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.countermand.local.testing.FreshStack;
import io.countermand.worker.Database;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /admin/platforms/{platform}/customers} and {@code …/accounts}: currency, funding, status. */
@QuarkusTest
@WithTestResource(FreshStack.class)
class AccountsTest {

    private static final String MILLIS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    private String platform = "";

    @BeforeEach
    void givenAPlatform() {
        platform = aPlatform();
    }

    @Test
    void aCustomerIsMadeOnceAndAnsweredWithItsCreatedFields() {
        post(platform + "/customers", "{\"customerIdentifier\":\"acme-health\"}")
                .statusCode(201)
                .body("customerIdentifier", equalTo("acme-health"))
                .body("createdAt", matchesPattern(MILLIS));

        post(platform + "/customers", "{\"customerIdentifier\":\"acme-health\"}")
                .statusCode(200);

        assertThat(changesOf("customer", "acme-health")).isEqualTo(1);
        get(platform + "/customers/acme-health").statusCode(200).body("customerIdentifier", equalTo("acme-health"));
        get(platform + "/customers/globex-hr").statusCode(404).body("i18nKey", equalTo("404.002"));
    }

    @Test
    void anAccountIsAnsweredWithItsCreatedFieldsTimeAndBalance() {
        open("acme-health", "acme-usd", "USD", 201)
                .body("customerIdentifier", equalTo("acme-health"))
                .body("accountIdentifier", equalTo("acme-usd"))
                .body("currencyCode", equalTo("USD"))
                .body("status", equalTo("ACTIVE"))
                .body("createdAt", matchesPattern(MILLIS))
                .body("currentBalance", equalTo(0.0f));

        get(platform + "/customers/acme-health").statusCode(200);
    }

    @Test
    void openingAnAccountAgainChangesNothing() {
        open("acme-health", "acme-usd", "USD", 201);
        fund("acme-usd", "12.5").statusCode(201);

        open("acme-health", "acme-usd", "USD", 200).body("currentBalance", equalTo(12.5f));

        assertThat(changesOf("account", "acme-usd")).as("opened, funded").isEqualTo(2);
    }

    @Test
    void anIdentifierIsOfOneCustomerAndOneCurrency() {
        open("acme-health", "acme-usd", "USD", 201);

        open("globex-hr", "acme-usd", "USD", 409).body("i18nKey", equalTo("409.300"));
        open("acme-health", "acme-usd", "EUR", 409).body("i18nKey", equalTo("409.300"));

        get(platform + "/customers/globex-hr").statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"usd", "XXX", "XAU", "", "US"})
    void currenciesThatHoldNoMoneyAre400(String code) {
        open("acme-health", "acme-usd", code, 400).body("errors[0].path", equalTo("currencyCode"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcd", "with space", "under_score", "äöüäöü"})
    void identifiersOfAnotherFormAre400(String identifier) {
        open("acme-health", identifier, "USD", 400).body("errors[0].path", equalTo("accountIdentifier"));
        post(platform + "/customers", "{\"customerIdentifier\":\"" + identifier + "\"}")
                .statusCode(400)
                .body("errors[0].path", equalTo("customerIdentifier"));
    }

    @Test
    void fundingIsAPostingOfItsOwn() {
        open("acme-health", "acme-usd", "USD", 201);

        fund("acme-usd", "12.5").statusCode(201).body("currentBalance", equalTo(12.5f));
        fund("acme-usd", "0.01").statusCode(201).body("currentBalance", equalTo(12.51f));

        assertThat(Database.number("select count(*) from cancellation.ledger_transaction t"
                        + " join access.platform p on p.id = t.platform_id where t.kind = 'FUNDING' and p.name = '"
                        + Admin.name(platform) + "'"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "0.00", "0.001", "1e13", "1e2000000000", "10000000000.01", "\"1\"", "null"})
    void amountsThatAreNoMoneyAre400(String amount) {
        open("acme-health", "acme-usd", "USD", 201);

        fund("acme-usd", amount).statusCode(400).body("errors[0].path", equalTo("amount"));
    }

    @ParameterizedTest
    @EnumSource(io.countermand.domain.order.AccountStatus.class)
    void everyDocumentedStatusCanBeSet(Enum<?> status) {
        open("acme-health", "acme-usd", "USD", 201);

        patch(platform + "/accounts/acme-usd", "{\"status\":\"" + status.name() + "\"}")
                .statusCode(200)
                .body("status", equalTo(status.name()));

        get(platform + "/accounts/acme-usd").statusCode(200).body("status", equalTo(status.name()));
        patch(platform + "/accounts/acme-usd", "{\"status\":\"CLOSED\"}").statusCode(400);
        patch(platform + "/accounts/acme-usd", "{}").statusCode(400);
    }

    @Test
    void aChangedStatusIsRecordedWithOldAndNewValue() {
        open("acme-health", "acme-usd", "USD", 201);

        patch(platform + "/accounts/acme-usd", "{\"status\":\"FROZEN\"}").statusCode(200);

        var change = Database.row("select old_value, new_value from access.change where subject = 'account/"
                + Admin.name(platform) + "/acme-usd' order by id desc limit 1");
        assertThat(change.get(0)).contains("\"status\":\"ACTIVE\"");
        assertThat(change.get(1)).contains("\"status\":\"FROZEN\"");
    }

    @Test
    void theListsMeetEveryCustomerAndAccountOnce() {
        for (int i = 1; i <= 5; i++) {
            open("customer-" + i % 2, "account-" + i, "USD", 201);
        }

        assertThat(allOf(platform + "/customers", "customerIdentifier")).containsExactly("customer-1", "customer-0");
        assertThat(allOf(platform + "/accounts", "accountIdentifier"))
                .isEqualTo(List.of("account-1", "account-2", "account-3", "account-4", "account-5"));
        assertThat(allOf(platform + "/customers/customer-1/accounts", "accountIdentifier"))
                .isEqualTo(List.of("account-1", "account-3", "account-5"));
        get(platform + "/customers/nobody/accounts").statusCode(404).body("i18nKey", equalTo("404.002"));
    }

    @Test
    void accountsThatAreNotThereAre404() {
        get(platform + "/accounts/nobodys").statusCode(404).body("i18nKey", equalTo("404.003"));
        fund("nobodys", "1").statusCode(404).body("i18nKey", equalTo("404.003"));
        patch(platform + "/accounts/nobodys", "{\"status\":\"FROZEN\"}")
                .statusCode(404)
                .body("i18nKey", equalTo("404.003"));
    }

    private io.restassured.response.ValidatableResponse open(
            String customer, String account, String currency, int status) {
        return post(
                        platform + "/customers/" + customer + "/accounts",
                        "{\"accountIdentifier\":\"%s\",\"currencyCode\":\"%s\"}".formatted(account, currency))
                .statusCode(status);
    }

    private io.restassured.response.ValidatableResponse fund(String account, String amount) {
        return post(platform + "/accounts/" + account + "/funding", "{\"amount\":" + amount + "}");
    }

    private long changesOf(String kind, String identifier) {
        return Database.number("select count(*) from access.change where subject = '%s/%s/%s'"
                .formatted(kind, Admin.name(platform), identifier));
    }
}
