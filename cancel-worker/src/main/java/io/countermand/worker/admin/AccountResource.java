package io.countermand.worker.admin;

import io.countermand.backbone.wire.UnreadableRecord;
import io.countermand.domain.money.AmountNotAccepted;
import io.countermand.domain.money.Money;
import io.countermand.domain.order.AccountStatus;
import io.countermand.edge.page.PageParameters;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.math.BigDecimal;
import java.util.Currency;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Makes accounts and puts money into them. Answers return what was created, the time and the balance, as documented. */
@Path("/admin/platforms/{platform}")
@RunOnVirtualThread
public class AccountResource {

    private final AccountBook book;
    private final AccountList accounts;

    AccountResource(AccountBook book, AccountList accounts) {
        this.book = book;
        this.accounts = accounts;
    }

    public record NewAccount(
            @Nullable String accountIdentifier, @Nullable String currencyCode) {}

    public record Funding(@Nullable BigDecimal amount) {}

    /** ACTIVE, INACTIVE, DISABLED, FROZEN or DELETED; a closed account takes no refunds. */
    public record NewStatus(@Nullable AccountStatus status) {}

    @POST
    @Path("/customers/{customer}/accounts")
    public Response create(@RestPath String platform, @RestPath String customer, NewAccount wanted) {
        Identifiers.check("customer", customer);
        var account = Identifiers.check("accountIdentifier", wanted.accountIdentifier());
        try {
            return book.open(platform, customer, account, currency(wanted.currencyCode()))
                    .answer();
        } catch (UnreadableRecord e) {
            throw Refusal.of(Catalogue.ALREADY_THERE, "An account with this identifier");
        }
    }

    @GET
    @Path("/customers/{customer}/accounts")
    public Listed<AccountView> ofCustomer(
            @RestPath String platform, @RestPath String customer, @BeanParam PageParameters page) {
        return accounts.ofCustomer(platform, customer, page.asked());
    }

    @GET
    @Path("/accounts")
    public Listed<AccountView> list(@RestPath String platform, @BeanParam PageParameters page) {
        return accounts.ofPlatform(platform, page.asked());
    }

    @GET
    @Path("/accounts/{account}")
    public AccountView read(@RestPath String platform, @RestPath String account) {
        return accounts.one(platform, account);
    }

    @POST
    @Path("/accounts/{account}/funding")
    public Response fund(@RestPath String platform, @RestPath String account, Funding funding) {
        if (funding.amount() == null) {
            throw Refusal.invalid("amount", Catalogue.VALUE_MISSING);
        }
        if (funding.amount().signum() <= 0) {
            throw notAccepted();
        }
        try {
            return Response.status(Status.CREATED)
                    .entity(book.fund(platform, account, funding.amount()))
                    .build();
        } catch (AmountNotAccepted e) {
            throw notAccepted();
        }
    }

    private static Refusal notAccepted() {
        return Refusal.invalid(
                "amount",
                Catalogue.NOT_ACCEPTED,
                "it must be above 0 and at most %s, with no more decimals than the account's currency has"
                        .formatted(Money.LARGEST_AMOUNT));
    }

    @PATCH
    @Path("/accounts/{account}")
    public AccountView change(@RestPath String platform, @RestPath String account, NewStatus wanted) {
        if (wanted.status() == null) {
            throw Refusal.invalid("status", Catalogue.VALUE_MISSING);
        }
        return book.change(platform, account, wanted.status());
    }

    private static Currency currency(@Nullable String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(code) && currency.getDefaultFractionDigits() >= 0)
                .findAny()
                .orElseThrow(() ->
                        Refusal.invalid("currencyCode", Catalogue.NOT_ALLOWED_VALUE, "the ISO 4217 codes of money"));
    }
}
