package io.countermand.proof.prove;

import io.countermand.local.process.QuietLog;
import io.countermand.proof.evidence.Check;
import io.countermand.proof.evidence.Evidence;
import io.countermand.proof.report.Reports;

/** Behind {@code ./countermand prove}. Its exit status is 1 when a promise is broken, or nothing was proved. */
public final class Main {

    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        QuietLog.begin();
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("Wrong use: " + e.getMessage() + ". See ./countermand help.");
            return WRONG_USE;
        }
        System.out.printf(
                "Countermand prove: size %s, seed %d%n", options.size().title(), options.seed());
        try {
            new Run(options).toTheEnd();
            var evidence = new Evidence(options.folder());
            var findings = Check.all(evidence);
            System.out.println(new Reports(evidence, findings).write(options.folder()));
            return Check.broken(findings).isEmpty() ? 0 : failed(options);
        } catch (Exception e) {
            e.printStackTrace(System.err);
            return failed(options);
        }
    }

    private static int failed(Options options) {
        System.err.println("FAILED with seed " + options.seed() + ". Again: " + options.repeat());
        System.err.println("Logs and histories are in " + options.folder());
        return FAILED;
    }
}
