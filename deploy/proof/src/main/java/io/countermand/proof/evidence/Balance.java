package io.countermand.proof.evidence;

import static io.countermand.proof.history.HistoryFile.ACCOUNTS;
import static io.countermand.proof.history.HistoryFile.PROVIDER;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.proof.evidence.Finding.Broken;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** P5: balances are the sum of their postings, transactions sum to zero, no payment gives back more than was captured. */
final class Balance {

    private static final Set<String> BOOKS = Set.of(
            "TRANSACTIONS_SUM_TO_ZERO",
            "POSTINGS_HAVE_A_TRANSACTION",
            "BALANCES_ARE_THE_SUM_OF_POSTINGS",
            "EACH_REFUND_IS_ONE_POSTING_OUT_OF_ISSUED",
            "REFUNDS_ARE_WHAT_WAS_POSTED",
            "CHARGED_ONCE",
            "COMPLETE_MEANS_CHARGED",
            "WHAT_COUNTS_AGAINST_A_PAYMENT_IS_UNDER_WAY_OR_DONE");

    private Balance() {}

    static Finding check(Evidence evidence) {
        var broken = new ArrayList<Broken>();
        for (var account : evidence.all(ACCOUNTS)) {
            if (account.path("balance_minor").asLong()
                    != account.path("postings").asLong()) {
                broken.add(Broken.by("a balance that is not the sum of its postings", account));
            }
        }
        evidence.brokenBooks(BOOKS).forEach(line -> broken.add(Broken.by("the books say so", line)));
        var captured = byPayment(
                evidence.where(PROVIDER, line -> line.path("effect").asText().equals("CAPTURED")));
        var back = byPayment(Once.effects(evidence));
        back.forEach((payment, amount) -> {
            if (amount.compareTo(captured.getOrDefault(payment, BigDecimal.ZERO)) > 0) {
                broken.add(new Broken("more given back than was captured", payment + ": " + amount));
            }
        });
        var seen = Math.min(evidence.all(ACCOUNTS).size(), back.size());
        return new Finding(seen, 1, "accounts, and payments given back", broken);
    }

    private static Map<String, BigDecimal> byPayment(List<JsonNode> effects) {
        return effects.stream()
                .collect(groupingBy(
                        line -> line.path("transactionId").asText(),
                        reducing(
                                BigDecimal.ZERO,
                                line -> new BigDecimal(line.path("amount").asText()),
                                BigDecimal::add)));
    }
}
