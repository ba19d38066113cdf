package io.countermand.proof.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.proof.evidence.Check;
import io.countermand.proof.evidence.Evidence;
import io.countermand.proof.evidence.Finding;
import io.countermand.proof.history.HistoryFile;
import io.countermand.proof.history.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

    private static final String REPEAT = "./countermand prove --size smoke --seed 7";

    @TempDir
    Path folder;

    @BeforeEach
    void aRunWithOneFault() {
        try (var run = Journal.open(folder, HistoryFile.RUN);
                var faults = Journal.open(folder, HistoryFile.FAULTS)) {
            run.write(Journal.line()
                    .put("began", Instant.now().minusSeconds(9).toString())
                    .put("seed", 7)
                    .put("repeat", REPEAT));
            faults.write(Journal.line()
                    .put("kind", "KILL_WORKER")
                    .put("target", "cancel-worker-0")
                    .put("began", Instant.now().minusSeconds(5).toString())
                    .put("open", 4)
                    .put("fired", true));
        }
    }

    @Test
    void aBrokenPromiseComesWithItsLineAndTheCommandThatRepeatsIt() throws IOException {
        var broken = new Finding(3, 1, "voids", List.of(new Finding.Broken("void twice", "{\"item\":\"<RA-1>\"}")));

        var text = new Reports(new Evidence(folder), Map.of(Check.P3, broken)).write(folder);

        assertThat(text).contains("void twice", "{\"item\":\"<RA-1>\"}", "BROKEN: [P3]. Again: " + REPEAT);
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("void twice", "&lt;RA-1&gt;", REPEAT, "cancel-worker-0: worker killed, 4 open")
                .doesNotContain("{{", "<RA-1>");
        assertThat(Files.readString(folder.resolve("report.json"))).contains("\"held\" : false");
    }

    @Test
    void theBoundSaysOfHowMany() {
        assertThat(Text.bound(16))
                .isEqualTo("No failure in 16 kills: a kill fails in less than 18.8 % of cases (95 % confidence, 3/N).");
    }
}
