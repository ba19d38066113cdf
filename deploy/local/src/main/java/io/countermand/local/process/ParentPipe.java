package io.countermand.local.process;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/**
 * Standard input as a sign of life: the parent never writes, and the system closes the pipe when the parent is gone, SIGKILL
 * included. (Watching the parent's pid would miss a dead parent that nobody has reaped yet.)
 */
final class ParentPipe {

    private final CountDownLatch closed = new CountDownLatch(1);

    void watch(Runnable afterwards) {
        Thread.ofPlatform().daemon().name("parent-pipe").start(() -> {
            readToEnd();
            closed.countDown();
            afterwards.run();
        });
    }

    void awaitClosed() throws InterruptedException {
        closed.await();
    }

    private static void readToEnd() {
        var buffer = new byte[64];
        try {
            while (System.in.read(buffer) >= 0) {
                // The parent says nothing; only the end counts.
            }
        } catch (IOException e) {
            // A broken pipe is an end, too.
            System.err.println("the pipe to the parent broke: " + e);
        }
    }
}
