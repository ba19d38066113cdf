package io.countermand.local;

import io.countermand.local.infra.StartFailed;
import io.countermand.local.launch.Options;
import io.countermand.local.launch.WrongUse;
import io.countermand.local.process.QuietLog;
import io.countermand.local.story.Screen;

/** The launcher behind {@code ./countermand demo} and {@code ./countermand up}. */
public final class Main {

    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        QuietLog.begin();
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        try {
            var screen = new Screen(System.out, Boolean.getBoolean("countermand.terminal"));
            return new Run(Options.parse(arguments), screen).toTheEnd();
        } catch (WrongUse e) {
            System.err.println("Wrong use: " + e.getMessage() + ". See ./countermand help.");
            return WRONG_USE;
        } catch (StartFailed e) {
            System.err.println("\n" + e.getMessage());
            return FAILED;
        }
    }
}
