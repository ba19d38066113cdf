package io.countermand.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The program that tidies up after its parent: it waits until the parent is gone, stops the PostgreSQL server and deletes the
 * parent's folder. It outlives Ctrl-C, which the terminal sends to every process of the group.
 */
public final class AfterParent {

    private static final String KEEP = "keep";
    private static final String DELETE = "delete";

    private AfterParent() {}

    /** From now on the server of this data folder ends when we end, and with it, unless kept, the folder of the run. */
    public static void stopsPostgres(Path dataFolder, Path runFolder, boolean keep) throws IOException {
        var options = List.of("-Xmx16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        ChildJvm.ofOurs(
                        "after-parent",
                        runFolder,
                        options,
                        AfterParent.class.getName(),
                        dataFolder.toString(),
                        runFolder.toString(),
                        keep ? KEEP : DELETE)
                .startUnwatched();
    }

    public static void main(String[] arguments) throws InterruptedException {
        var parent = new ParentPipe();
        // In a shutdown hook, so that a signal meant for the parent cannot prevent it.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> tidyUp(parent, arguments)));
        parent.watch(() -> {});
        parent.awaitClosed();
    }

    private static void tidyUp(ParentPipe parent, String[] arguments) {
        try {
            parent.awaitClosed();
            PostmasterPid.of(Path.of(arguments[0])).stop("QUIT");
            if (arguments[2].equals(DELETE)) {
                Folders.delete(Path.of(arguments[1]));
            }
        } catch (InterruptedException | IOException e) {
            System.err.println("could not tidy up: " + e);
        }
    }
}
