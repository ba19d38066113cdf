package io.countermand.worker.intake;

import io.countermand.backbone.store.Unnest;
import io.countermand.backbone.wire.WireJson;
import io.countermand.worker.intake.IssuedOrder.IssuedItem;
import io.countermand.worker.intake.OrderHeaders.Header;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Writes a page's line items: new ones are inserted, a newer version changes what may change. Amounts never do, and the
 * columns that settling owns are not touched. What the redemption system said of a reward outlives a page.
 */
@ApplicationScoped
class OrderItems {

    private static final String WRITE = """
            insert into cancellation.line_item as i (order_id, line_number, external_ref_id, status, reward_status,
                product_kind, issuance, utid, etid, reward_name, issued_minor, issued_currency, charged_minor,
                charged_fee_minor, charged_total_minor, exchange_rate, remaining_minor, date_issued, expires_at, recipient,
                version)
            select $20, t.line_number, t.external_ref_id, t.status, t.reward_status, t.product_kind, t.issuance, t.utid,
                t.etid, t.reward_name, t.issued_minor, t.issued_currency, t.charged_minor, t.fee_minor, t.total_minor,
                t.exchange_rate::numeric, t.remaining_minor, t.date_issued, t.expires_at, t.recipient, $21
            from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::text[], $8::text[],
                    $9::text[], $10::bigint[], $11::text[], $12::bigint[], $13::bigint[], $14::bigint[], $15::text[],
                    $16::bigint[], $17::timestamptz[], $18::timestamptz[], $19::text[])
                as t(line_number, external_ref_id, status, reward_status, product_kind, issuance, utid, etid, reward_name,
                    issued_minor, issued_currency, charged_minor, fee_minor, total_minor, exchange_rate, remaining_minor,
                    date_issued, expires_at, recipient)
            order by t.line_number
            on conflict (order_id, line_number) do update set
                status = excluded.status, issuance = excluded.issuance, expires_at = excluded.expires_at,
                version = excluded.version,
                reward_status = case i.reward_version when 0 then excluded.reward_status else i.reward_status end,
                remaining_minor = case i.reward_version when 0 then excluded.remaining_minor else i.remaining_minor end
            where i.version < excluded.version
            returning line_number, (xmax = 0) as is_new
            """;

    private static final String ARRIVED =
            "update cancellation.orders set arrived_line_items = arrived_line_items + $2 where id = $1";

    private final EarlyRewardChanges early;

    OrderItems(EarlyRewardChanges early) {
        this.early = early;
    }

    void write(SqlConnection transaction, IssuedOrder order, Header header) {
        var rows = transaction.preparedQuery(WRITE).executeAndAwait(parameters(order, header));
        var arrived = StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getBoolean("is_new"))
                .map(row -> row.getInteger("line_number"))
                .toList();
        if (!arrived.isEmpty()) {
            transaction.preparedQuery(ARRIVED).executeAndAwait(Tuple.of(header.orderId(), arrived.size()));
            early.takeTurns(transaction, order.page().referenceOrderId());
            early.apply(transaction, header.platformId(), order.page().platform(), ids(order, arrived));
        }
    }

    private static List<String> ids(IssuedOrder order, List<Integer> lines) {
        return lines.stream()
                .map(line -> order.page().referenceOrderId() + "-" + line)
                .toList();
    }

    private static Tuple parameters(IssuedOrder order, Header header) {
        return Unnest.of(order.items())
                .integers(item -> item.page().lineNumber())
                .texts(item -> item.page().externalRefLineItemID())
                .texts(item -> item.page().status())
                .texts(item -> item.page().rewardStatus())
                .texts(item -> item.page().productKind())
                .integers(item -> item.page().issuance())
                .texts(item -> item.page().utid())
                .texts(item -> item.page().etid())
                .texts(item -> item.page().rewardName())
                .longs(IssuedItem::issuedMinor)
                .texts(IssuedItem::issuedCurrency)
                .longs(IssuedItem::chargedMinor)
                .longs(IssuedItem::chargedFeeMinor)
                .longs(IssuedItem::chargedTotalMinor)
                .texts(OrderItems::exchangeRate)
                .longs(IssuedItem::remainingMinor)
                .times(item -> item.page().dateIssued())
                .times(item -> item.page().expirationDate())
                .texts(OrderItems::recipient)
                .all(header.orderId())
                .all(order.page().version())
                .tuple();
    }

    private static @Nullable String recipient(IssuedItem item) {
        var recipient = item.page().recipient();
        return recipient == null ? null : WireJson.text(recipient);
    }

    private static @Nullable String exchangeRate(IssuedItem item) {
        var rate = item.page().amountCharged().exchangeRate();
        return rate == null ? null : rate.toPlainString();
    }
}
