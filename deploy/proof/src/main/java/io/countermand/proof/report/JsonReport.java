package io.countermand.proof.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermand.local.client.ExactJson;
import io.countermand.proof.evidence.Check;
import io.countermand.proof.evidence.Evidence;
import io.countermand.proof.evidence.Finding;
import io.countermand.proof.evidence.Recovered;
import java.util.Map;

/** For programs. */
record JsonReport(Evidence evidence, Map<Check, Finding> findings, Map<String, Long> figures) {

    ObjectNode json() {
        var json = ExactJson.MAPPER.createObjectNode();
        json.set("run", evidence.run());
        json.put("held", Check.broken(findings).isEmpty());
        json.set("figures", ExactJson.MAPPER.valueToTree(figures));
        json.set("recoveries", ExactJson.MAPPER.valueToTree(Recovered.times(evidence)));
        var checks = json.putObject("checks");
        findings.forEach((check, finding) -> {
            var one = checks.putObject(check.name());
            one.put("title", check.title()).put("held", finding.holds());
            one.set("finding", ExactJson.MAPPER.valueToTree(finding));
        });
        return json;
    }
}
