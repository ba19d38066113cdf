package io.countermand.local;

import io.countermand.local.launch.Options;
import io.countermand.local.launch.Progress;
import io.countermand.local.launch.Stack;
import java.util.concurrent.CountDownLatch;

/** One run, from the start to the last process. */
final class Run {

    private final Options options;
    private final Stack stack;

    private Run(Options options, Stack stack) {
        this.options = options;
        this.stack = stack;
    }

    static Run of(Options options) {
        return new Run(options, new Stack(options, new Progress(System.out)));
    }

    /** @return the exit status */
    int toTheEnd() {
        // Ctrl-C and a failed start end here, too; a SIGKILL does not, and is answered by the children themselves.
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        stack.startInfra();
        System.out.println("PostgreSQL: " + stack.ports().of(io.countermand.local.launch.Port.POSTGRES));
        awaitCtrlC();
        return 0;
    }

    private static void awaitCtrlC() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
