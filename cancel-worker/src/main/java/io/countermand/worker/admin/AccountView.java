package io.countermand.worker.admin;

import io.countermand.domain.money.Money;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * An account as it is stored, with its balance: what every call that made or changed one answers.
 *
 * @param currentBalance in major units
 */
public record AccountView(
        String customerIdentifier,
        String accountIdentifier,
        String currencyCode,
        String status,
        Instant createdAt,
        BigDecimal currentBalance) {

    static AccountView of(Row row) {
        var currency = row.getString("currency");
        return new AccountView(
                row.getString("customer"),
                row.getString("identifier"),
                currency,
                row.getString("status"),
                row.getOffsetDateTime("created_at").toInstant(),
                Money.of(row.getLong("balance_minor"), currency).toDecimal());
    }
}
