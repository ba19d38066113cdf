package io.countermand.local.launch;

import java.io.PrintStream;
import java.util.Locale;

/** Tells the person at the terminal what is being started. */
public final class Progress {

    private final PrintStream out;

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** @return when it began, for {@link #ready} */
    long start(String name) {
        out.println("  starting " + name);
        return System.nanoTime();
    }

    void failed(String message) {
        out.println("\n" + message);
    }

    void ready(String name, int port, long since) {
        var seconds = (System.nanoTime() - since) / 1_000_000_000.0;
        out.println(String.format(Locale.ROOT, "  ready    %-20s port %-6d %.1f s", name, port, seconds));
    }
}
