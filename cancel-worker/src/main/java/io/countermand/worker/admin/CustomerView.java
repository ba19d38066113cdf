package io.countermand.worker.admin;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/** A customer of a platform. Its accounts are listed below it. */
public record CustomerView(String customerIdentifier, Instant createdAt) {

    static CustomerView of(Row row) {
        return new CustomerView(
                row.getString("identifier"), row.getOffsetDateTime("created_at").toInstant());
    }
}
