package io.countermand.local.process;

import io.countermand.local.infra.LocalKafka;
import io.countermand.local.infra.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that starts children and is then killed by a test. */
public final class LauncherForTests {

    private LauncherForTests() {}

    /** @param arguments the folder of the run, then a file that appears when all children run */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var folder = Path.of(arguments[0]);
        AfterParent.stopsPostgres(LocalPostgres.dataFolder(folder), folder, false);
        LocalPostgres.start(folder, 0);
        LocalKafka.start(folder, 0);
        Files.createFile(Path.of(arguments[1]));
        Thread.currentThread().join();
    }
}
