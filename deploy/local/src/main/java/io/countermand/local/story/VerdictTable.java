package io.countermand.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.domain.money.Money;
import io.countermand.domain.wire.OrderIssued;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;

/** The verdicts of an action: one by one while they fit on a screen, else counted. */
final class VerdictTable {

    private static final int ROWS_MAX = 20;

    private VerdictTable() {}

    static Table of(OrderIssued order, List<JsonNode> verdicts) {
        return verdicts.size() <= ROWS_MAX ? each(order, verdicts) : counted(verdicts);
    }

    private static Table each(OrderIssued order, List<JsonNode> verdicts) {
        var table = new Table("Line item", "Product", "Charged ", "Verdict", "Rule", "Back ", "Why");
        for (int i = 0; i < verdicts.size(); i++) {
            var verdict = verdicts.get(i);
            var item = order.lineItems().get(i);
            table.row(
                    verdict.path("referenceLineItemId").asText(),
                    String.valueOf(item.rewardName()),
                    charged(item),
                    word(verdict),
                    verdict.path("rule").asText(""),
                    refund(verdict),
                    why(verdict));
        }
        return table;
    }

    private static String charged(OrderIssued.Item item) {
        var amount = item.amountCharged();
        return Money.ofDecimal(amount.value(), Currency.getInstance(amount.currencyCode()))
                .toDecimal()
                .toPlainString();
    }

    private static Table counted(List<JsonNode> verdicts) {
        var groups = new TreeMap<String, Group>();
        for (var verdict : verdicts) {
            var key = word(verdict) + " " + verdict.path("rule").asText("");
            groups.merge(key, new Group(verdict, 1, amount(verdict)), Group::plus);
        }
        var table = new Table("Line items ", "Verdict", "Rule", "Back ", "Why (of the first)");
        groups.values()
                .forEach(group -> table.row(
                        String.valueOf(group.count),
                        word(group.first),
                        group.first.path("rule").asText(""),
                        group.refund.signum() == 0 ? "" : group.refund.toPlainString(),
                        why(group.first)));
        return table;
    }

    private record Group(JsonNode first, int count, BigDecimal refund) {

        private Group plus(Group other) {
            return new Group(first, count + other.count, refund.add(other.refund));
        }
    }

    private static String word(JsonNode verdict) {
        return switch (verdict.path("verdict").asText()) {
            case "ELIGIBLE" -> "cancelled";
            case "INELIGIBLE" -> "unchanged";
            default -> verdict.path("verdict").asText();
        };
    }

    /** The service's own sentence, without what the other columns say. */
    private static String why(JsonNode verdict) {
        var reason = verdict.path("explanation").asText().replaceFirst("^[^:]*: ", "");
        return reason.isEmpty() ? "" : Character.toUpperCase(reason.charAt(0)) + reason.substring(1);
    }

    private static String refund(JsonNode verdict) {
        return verdict.path("refund").isMissingNode() ? "" : amount(verdict).toPlainString();
    }

    private static BigDecimal amount(JsonNode verdict) {
        return verdict.path("refund").decimalValue();
    }
}
