package io.countermand.local.client;

import io.countermand.local.sample.SamplePlatform;
import io.countermand.local.sample.SamplePlatform.Account;
import io.countermand.local.sample.SamplePlatform.Customer;
import java.util.Map;

/** The worker's administration: sets a tenant up. */
public final class Administration {

    private static final String PLATFORMS = "/admin/platforms";

    private final Http http;

    /** @param base URL of the administration */
    public Administration(String base, String adminKey) {
        this.http = new Http(base, "admin", adminKey);
    }

    /** Platform, accounts and their money. @return the platform's key, which is shown only once */
    public String setUp(SamplePlatform platform) {
        var given = Map.of("name", platform.name(), "serviceFeeMinor", platform.serviceFeeMinor());
        http.post(PLATFORMS, given).expect(201, "creating the platform " + platform.name());
        for (var customer : platform.customers()) {
            customer.accounts().forEach(account -> open(platform, customer, account));
        }
        var credentials = PLATFORMS + "/" + platform.name() + "/credentials";
        return http.post(credentials, Map.of())
                .expect(201, "creating a credential")
                .text("platformKey");
    }

    private void open(SamplePlatform platform, Customer customer, Account account) {
        var accounts =
                "%s/%s/customers/%s/accounts".formatted(PLATFORMS, platform.name(), customer.customerIdentifier());
        var given = Map.of("accountIdentifier", account.accountIdentifier(), "currencyCode", account.currencyCode());
        http.post(accounts, given).expect(201, "opening the account " + account.accountIdentifier());
        var funding = "%s/%s/accounts/%s/funding".formatted(PLATFORMS, platform.name(), account.accountIdentifier());
        http.post(funding, Map.of("amount", account.funding())).expect(201, "funding " + account.accountIdentifier());
    }
}
