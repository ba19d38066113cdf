package io.countermand.local.process;

import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Logs of a process that is no Quarkus application: it speaks when something is wrong. With Quarkus on its class path, a log
 * manager's own settings are passed over, and until an application configures them every message of every level is made,
 * kept and in the end dropped.
 */
public final class QuietLog {

    private QuietLog() {}

    /** First thing in main. */
    public static void begin() {
        var root = Logger.getLogger("");
        for (var handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(new ConsoleHandler());
        root.setLevel(Level.WARNING);
    }
}
