package io.countermand.proof.evidence;

import io.countermand.proof.history.HistoryFile;
import io.countermand.proof.history.Journal;
import io.countermand.proof.running.Installation;
import io.countermand.proof.running.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Those who slept too long, as the logs have it: the database's of their sessions, their own of what came too late. */
final class ThrownOut {

    private static final String SESSION = "idle-in-transaction timeout";
    private static final String EPOCH = "was taken over";

    private ThrownOut() {}

    static void find(Installation house, Path folder) throws IOException {
        try (var journal = Journal.open(folder, HistoryFile.THROWN_OUT)) {
            write(
                    journal,
                    "SESSION",
                    matching(Files.readAllLines(house.postgres().folder().resolve("postgres.log")), SESSION));
            house.dispatchers().forEach(dispatcher -> write(journal, "EPOCH", matching(lines(dispatcher), EPOCH)));
        }
    }

    private static List<String> lines(Instance instance) {
        try {
            return instance.logLines();
        } catch (UncheckedIOException e) {
            return List.of(); // it never wrote anything
        }
    }

    private static List<String> matching(List<String> log, String text) {
        return log.stream().filter(line -> line.contains(text)).toList();
    }

    private static void write(Journal journal, String what, List<String> lines) {
        lines.forEach(line -> journal.write(Journal.line().put("what", what).put("line", line)));
    }
}
