package io.countermand.bench;

import io.countermand.bench.accept.AcceptBench;
import io.countermand.bench.deliver.DeliverBench;
import io.countermand.bench.deliver.IsolationBench;
import io.countermand.bench.figure.Report;
import io.countermand.bench.refund.RefundBench;
import io.countermand.bench.running.Ground;
import io.countermand.bench.settle.FairnessBench;
import io.countermand.bench.settle.GrowthBench;
import io.countermand.bench.settle.LargeOrderBench;
import io.countermand.bench.settle.SmallOrdersBench;
import io.countermand.bench.webhook.WebhookBench;
import io.countermand.local.process.QuietLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * {@code ./countermand bench [--rounds N] [name…]}: a table on the screen, JSON beside it. Exit status 1 if a bound was
 * missed, 2 for a wrong use.
 */
public final class Main {

    private static final List<Bench> ALL = List.of(
            new AcceptBench(),
            new LargeOrderBench(),
            new SmallOrdersBench(),
            new GrowthBench(),
            new FairnessBench(),
            new WebhookBench(),
            new RefundBench(),
            new DeliverBench(),
            new IsolationBench());

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        QuietLog.begin();
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) throws Exception {
        try {
            return measure(Choice.of(arguments, ALL)) ? 0 : 1;
        } catch (IllegalArgumentException wrongUse) {
            System.err.println(wrongUse.getMessage());
            return 2;
        }
    }

    private static boolean measure(Choice choice) throws Exception {
        var folder = Files.createTempDirectory("countermand-bench");
        var minutes = choice.benches().stream().mapToInt(Bench::minutes).sum();
        System.out.printf("Measuring for about %d minutes. Logs are in %s%n", minutes, folder);
        var report = new Report(Instant.now());
        try (var ground = Ground.start(Path.of(System.getProperty("countermand.home", ".")), folder)) {
            for (var bench : choice.benches()) {
                try (var site = ground.site(bench.name(), choice.rounds())) {
                    report.add(bench.name(), bench.measure(site));
                }
            }
        }
        report.write(folder.resolve("figures.json"));
        System.out.println("\nAs JSON: " + folder.resolve("figures.json"));
        return report.allHold();
    }
}
