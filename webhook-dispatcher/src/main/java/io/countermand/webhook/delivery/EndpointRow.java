package io.countermand.webhook.delivery;

import io.countermand.webhook.signature.StoredSecret;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An endpoint from its row. */
final class EndpointRow {

    /** Of the table aliased s; $1 is the present. */
    static final String COLUMNS = """
            s.id, s.lease_epoch, s.url, s.headers, s.sealed_headers, s.headers_key_id, s.secret, s.secret_key_id,
            case when s.previous_secret_until > $1 then s.previous_secret end as previous_secret, s.previous_secret_key_id,
            case when s.verification_method = 'X509' then s.signing_certificate end as certificate,
            s.failures_in_row, s.failing_since, s.slowness
            """;

    private EndpointRow() {}

    static Endpoint read(Row row) {
        var sealed = new Sealed(
                row.getString("headers"),
                stored(row, "sealed_headers", "headers_key_id"),
                stored(row, "secret", "secret_key_id"),
                stored(row, "previous_secret", "previous_secret_key_id"),
                row.getString("certificate"));
        var health =
                new Health(row.getInteger("failures_in_row"), time(row, "failing_since"), row.getShort("slowness"));
        return new Endpoint(row.getUUID("id"), row.getLong("lease_epoch"), row.getString("url"), sealed, health);
    }

    private static @Nullable StoredSecret stored(Row row, String column, String keyColumn) {
        var sealed = row.getBuffer(column);
        return sealed == null ? null : new StoredSecret(sealed.getBytes(), row.getString(keyColumn));
    }

    private static @Nullable Instant time(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
