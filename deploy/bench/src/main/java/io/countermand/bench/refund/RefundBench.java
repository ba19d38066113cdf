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
 * sends the same requests to the same provider, as many at once, and keeps no books. One that does not even read a payment
 * before it asks for it, which could not tell a lost answer from a lost request, is measured beside it.
 */
public final class RefundBench implements Bench {

    private static final int AT_ONCE = 16;
    private static final int REFUNDS = 5_000;
    private static final int WARM_UPS = 3;
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
            var blind = new ArrayList<Double>();
            for (int round = 0; round < WARM_UPS + site.rounds(); round++) {
                pay(provider, transactions("bare", round));
                pay(provider, transactions("blind", round));
                pay(provider, transactions("ours", round));
                site.tidy();
                floors.add(bare.readAndRefund(transactions("bare", round)));
                blind.add(bare.refund(transactions("blind", round)));
                rates.add(ours.refund(round, REFUNDS));
            }
            check(provider, REFUNDS * (WARM_UPS + site.rounds()));
            return figures(median(rates), median(floors), median(blind));
        }
    }

    private static double median(List<Double> rates) {
        return Figure.median(rates.subList(WARM_UPS, rates.size()));
    }

    private static List<Figure> figures(double ours, double floor, double blind) {
        return List.of(
                Figure.reported("refunds/s through a provider, %d calls at once".formatted(AT_ONCE), ours),
                Figure.reported("... floor: a bare client that sends the same requests", floor),
                Figure.atLeast("... share of the floor", ours / floor, 0.5),
                Figure.reported("... a bare client that does not read payments first", blind),
                Figure.reported("... share of that", ours / blind));
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
