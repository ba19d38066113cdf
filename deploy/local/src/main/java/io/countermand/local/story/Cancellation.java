package io.countermand.local.story;

import io.countermand.local.sample.SampleOrder;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The cancellations of the story and, to the cent, what must come out of each. They are told in this order, which the balances
 * rely on: the first two orders were paid from the same account.
 */
enum Cancellation {

    /** 25 + 50 + 10 + 100; the fees of 4.25 that came on top are never returned. */
    ALL_ELIGIBLE(
            SampleOrder.ALL_ELIGIBLE,
            "DUPLICATE",
            new Outcome("SUCCESSFUL", 4, Map.of(), "185.00", "0.00"),
            new Balance("589.25", "774.25")),

    /** 20 + 30 (frozen, which is no obstacle) + 40. */
    MIXED(
            SampleOrder.MIXED,
            "ACCIDENTAL",
            new Outcome(
                    "PARTIALFAILED",
                    3,
                    Map.of("REDEEMED", 2, "WINDOW", 1, "PRODUCT_KIND", 1, "ISSUANCE", 1, "LINE_ITEM_STATUS", 1),
                    "90.00",
                    "0.00"),
            new Balance("774.25", "864.25")),

    /** 960 x 5.00, of which this platform keeps 0.25 each. */
    BULK(
            SampleOrder.BULK,
            "FRAUD",
            new Outcome("PARTIALFAILED", 960, Map.of("REDEEMED", 40), "4560.00", "240.00"),
            new Balance("3000.00", "7560.00"));

    private final SampleOrder sample;
    private final String reasonCode;
    private final Outcome outcome;
    private final Balance balance;

    Cancellation(SampleOrder sample, String reasonCode, Outcome outcome, Balance balance) {
        this.sample = sample;
        this.reasonCode = reasonCode;
        this.outcome = outcome;
        this.balance = balance;
    }

    /** @param ineligible how many line items each rule keeps as they are */
    record Outcome(
            String status, int cancelled, Map<String, Integer> ineligible, BigDecimal refund, BigDecimal feesKept) {

        private Outcome(String status, int cancelled, Map<String, Integer> ineligible, String refund, String feesKept) {
            this(status, cancelled, ineligible, new BigDecimal(refund), new BigDecimal(feesKept));
        }

        int unchanged() {
            return ineligible.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Of the account that paid. */
    record Balance(BigDecimal before, BigDecimal after) {

        private Balance(String before, String after) {
            this(new BigDecimal(before), new BigDecimal(after));
        }
    }

    SampleOrder sample() {
        return sample;
    }

    String reasonCode() {
        return reasonCode;
    }

    Outcome outcome() {
        return outcome;
    }

    Balance balance() {
        return balance;
    }
}
