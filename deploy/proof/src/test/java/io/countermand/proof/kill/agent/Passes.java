package io.countermand.proof.kill.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Called by the code that was put in. */
public final class Passes {

    /** Exit status of a process that was killed where it should be. */
    public static final int KILLED = 86;

    /** Exit status of a process that has no such place. */
    public static final int IMPOSSIBLE = 87;

    private static final AtomicInteger LEFT = new AtomicInteger();

    private Passes() {}

    static void allow(int passes) {
        LEFT.set(passes);
    }

    public static void passed() {
        if (LEFT.decrementAndGet() == 0) {
            throw halt(KILLED, "killed");
        }
    }

    public static void passed(int result) {
        if (result != 0) {
            passed();
        }
    }

    public static void passed(@Nullable Object result) {
        if (!(result instanceof Collection<?> found) || !found.isEmpty()) {
            passed();
        }
    }

    /** As by SIGKILL: no shutdown hook runs. Not by System.err, which the process may have replaced. */
    static Error halt(int status, String why) {
        new PrintStream(new FileOutputStream(FileDescriptor.err), true).println("kill point: " + why);
        Runtime.getRuntime().halt(status);
        return new AssertionError("a process goes on after its halt");
    }
}
