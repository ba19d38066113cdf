package io.countermand.worker.settle;

import io.countermand.backbone.lineitem.LineItemRow;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.money.Money;
import io.countermand.domain.order.AccountStatus;
import io.countermand.domain.order.OrderStatus;
import io.countermand.domain.order.PaymentKind;
import io.countermand.domain.rule.Judge;
import io.countermand.domain.rule.Judging;
import io.countermand.domain.rule.Policy;
import io.countermand.domain.rule.Rules;
import io.countermand.domain.rule.Verdict;
import io.countermand.worker.ledger.LedgerAccounts;
import io.vertx.mutiny.sqlclient.Row;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An action whose chunks are being settled, with what its order tells of it. What only judging needs is as it is stored, so that
 * an action which cannot judge can still be ended and told of.
 */
record RunningAction(
        UUID id,
        OrderAction kind,
        Instant acceptedAt,
        Terms terms,
        Reason reason,
        OrderHeader order,
        @Nullable String traceparent) {

    /** Its own copy of the policy, and the rules. */
    record Terms(
            int windowDays,
            String zone,
            long serviceFeeMinor,
            int rulesVersion,
            @Nullable UUID releases) {}

    record Reason(String code, @Nullable String other) {}

    record OrderHeader(
            long id,
            int platformId,
            String platform,
            String referenceOrderId,
            @Nullable String externalRefId,
            String customer,
            String account,
            String status,
            String accountStatus,
            PaymentKind payment,
            String currency,
            LedgerAccounts.Ids ledger) {}

    /**
     * How it judges each of its line items.
     *
     * @throws CannotJudge if a word of it or of its order is not known
     */
    Function<Row, Verdict> judge() {
        try {
            var policy = new Policy(terms.windowDays(), ZoneId.of(terms.zone()), terms.serviceFeeMinor());
            var judging = new Judging(kind, policy, acceptedAt, Rules.version(terms.rulesVersion()), terms.releases());
            var status = OrderStatus.valueOf(order.status());
            var account = AccountStatus.valueOf(order.accountStatus());
            var currency = Money.of(0, order.currency()).currency().getCurrencyCode();
            return lineItem -> Judge.verdict(LineItemRow.facts(lineItem, status, account, currency), judging);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new CannotJudge(id, e);
        }
    }
}
