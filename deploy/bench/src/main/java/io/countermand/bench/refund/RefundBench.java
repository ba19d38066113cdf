package io.countermand.bench.refund;

import static io.countermand.bench.WrongResult.unless;
import static java.util.stream.Collectors.groupingBy;

import io.countermand.bench.Bench;
import io.countermand.bench.figure.Figure;
import io.countermand.bench.running.Seed;
import io.countermand.bench.running.Site;
import io.countermand.local.provider.Effect;
import io.countermand.local.provider.History;
import io.countermand.local.provider.LocalProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Refunds a second of one worker, from the moment they are due until all are posted and told of, against a bare client that
 * sends the same requests to the same provider, as many at once. Ours reads each payment first and keeps books.
 */
public final class RefundBench implements Bench {

    private static final int AT_ONCE = 16;
    private static final int REFUNDS = 2_000;
    private static final int WARM_UPS = 2;
    private static final BigDecimal CAPTURED = new BigDecimal("25.75");
    private static final BigDecimal TAX = new BigDecimal("2.06");

    @Override
    public String name() {
        return "refund";
    }

    @Override
    public int minutes() {
        return 2;
    }

    @Override
    public List<Figure> measure(Site site) throws Exception {
        Seed.plant(site, "platform.sql", Map.of());
        Seed.plant(site, "refunds.sql", Map.of("rounds", WARM_UPS + site.rounds(), "refunds", REFUNDS));
        try (var provider = LocalProvider.start(Files.createTempDirectory("countermand-provider-"), 0);
                var bare = new BareClient(provider.url(), AT_ONCE)) {
            var ours = DueRefunds.start(site, provider, AT_ONCE);
            var rates = new ArrayList<Double>();
            var floors = new ArrayList<Double>();
            for (int round = 0; round < WARM_UPS + site.rounds(); round++) {
                pay(provider, transactions("bare", round));
                pay(provider, transactions("ours", round));
                site.tidy();
                floors.add(bare.refund(transactions("bare", round)));
                rates.add(ours.refund(round, REFUNDS));
            }
            check(provider, REFUNDS * (WARM_UPS + site.rounds()));
            return figures(Figure.median(late(rates)), Figure.median(late(floors)));
        }
    }

    private static List<Double> late(List<Double> rates) {
        return rates.subList(WARM_UPS, rates.size());
    }

    private static List<Figure> figures(double ours, double floor) {
        return List.of(
                Figure.reported("refunds/s through a provider, %d at once".formatted(AT_ONCE), ours),
                Figure.reported("... floor: a bare client", floor),
                Figure.atLeast("... share of the floor", ours / floor, 0.5));
    }

    private static List<String> transactions(String whose, int round) {
        return IntStream.range(0, REFUNDS)
                .mapToObj(number -> whose + "-" + round + "-" + number)
                .toList();
    }

    private static void pay(LocalProvider provider, List<String> transactions) throws InterruptedException {
        var desk = provider.desk();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            threads.invokeAll(transactions.stream()
                    .map(transaction -> Executors.callable(() -> {
                        desk.authorize(transaction, CAPTURED, TAX, "USD");
                        desk.capture(transaction);
                    }))
                    .<Callable<Object>>map(paid -> paid)
                    .toList());
        }
    }

    /** By the provider's own record. */
    private static void check(LocalProvider provider, int refunds) throws IOException {
        var ours = History.read(provider.history()).stream()
                .filter(effect -> effect.kind() == Effect.Kind.REFUNDED)
                .filter(effect -> effect.transactionId().startsWith("ours-"))
                .collect(groupingBy(Effect::transactionId));
        unless(
                ours.size() == refunds && ours.values().stream().allMatch(effects -> effects.size() == 1),
                "not every payment was refunded once: " + ours.size() + " of " + refunds);
    }
}
