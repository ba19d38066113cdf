package io.countermand.proof.report;

import io.countermand.local.client.ExactJson;
import io.countermand.proof.evidence.Check;
import io.countermand.proof.evidence.Evidence;
import io.countermand.proof.evidence.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The same three times, into the folder of the run. */
public record Reports(Evidence evidence, Map<Check, Finding> findings) {

    /** @return the text */
    public String write(Path folder) throws IOException {
        var figures = Figures.of(evidence);
        var page = Files.writeString(folder.resolve("report.html"), new Page(evidence, findings, figures).html());
        var text = new Text(evidence, findings, figures).text() + "\nReport: " + page.toUri() + "\n";
        Files.writeString(folder.resolve("report.txt"), text);
        ExactJson.MAPPER
                .writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve("report.json").toFile(), new JsonReport(evidence, findings, figures).json());
        return text;
    }
}
