package io.countermand.local.launch;

import io.countermand.local.infra.StartFailed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/** Runs steps at the same time; the first failure stops the others and is thrown. */
final class Together {

    private Together() {}

    static void run(Runnable... steps) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ExecutorCompletionService<Boolean>(threads);
            for (var step : steps) {
                running.submit(step, true);
            }
            try {
                for (int i = 0; i < steps.length; i++) {
                    running.take().get();
                }
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new StartFailed("interrupted while starting", e);
            }
        }
    }
}
