package io.countermand.local.launch;

import io.countermand.local.infra.StartFailed;
import io.countermand.local.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where logs and data of one run are: below the system's temporary folder, gone with the run unless it is to be kept. */
record RunFolder(Path path, boolean kept) {

    static RunFolder create(Optional<Path> keep) {
        try {
            return keep.isPresent()
                    ? keepIn(keep.get())
                    : new RunFolder(Files.createTempDirectory("countermand-run-"), false);
        } catch (IOException e) {
            throw new StartFailed("there is no folder for the run: " + e, e);
        }
    }

    private static RunFolder keepIn(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new StartFailed(folder + " is not empty; --keep needs a new or an empty folder");
            }
        }
        return new RunFolder(folder, true);
    }

    /** Copies the logs to where they outlive the run. @return that folder */
    Path keepLogs() {
        if (kept) {
            return path;
        }
        try (var files = Files.list(path)) {
            var folder = Files.createTempDirectory("countermand-logs-");
            for (var log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                Files.copy(log, folder.resolve(log.getFileName()));
            }
            return folder;
        } catch (IOException e) {
            throw new StartFailed("the logs could not be kept: " + e, e);
        }
    }

    void delete() {
        try {
            if (!kept) {
                Folders.delete(path);
            }
        } catch (IOException e) {
            System.err.println("The folder of the run could not be deleted: " + e);
        }
    }
}
