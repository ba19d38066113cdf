package io.countermand.proof.operation;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countermand.proof.contract.Sources;
import java.io.IOException;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every package comes with the list of what it is made of. */
class BillOfMaterialsTest {

    private static final String QUARKUS = "3.34.1";

    @ParameterizedTest
    @ValueSource(strings = {"cancel-api", "cancel-worker", "webhook-dispatcher"})
    void aServiceListsItsFrameworkAndItsModules(String service) throws IOException {
        assertThat(packages(service))
                .contains(
                        "pkg:maven/io.quarkus/quarkus-rest@" + QUARKUS + "?type=jar",
                        "pkg:maven/io.countermand/cancel-domain@0.1.0-SNAPSHOT?type=jar")
                .noneMatch(listed -> listed.contains("/junit-jupiter@"));
    }

    @Test
    void theMigrationListsWhatItRunsWith() throws IOException {
        assertThat(packages("cancel-backbone")).anyMatch(listed -> listed.contains("/flyway-core@"));
    }

    private static Set<String> packages(String module) throws IOException {
        var bill = new ObjectMapper()
                .readTree(
                        Sources.HOME.resolve(module).resolve("target/bom.json").toFile());
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        return StreamSupport.stream(bill.path("components").spliterator(), false)
                .map(component -> component.path("purl"))
                .map(JsonNode::asText)
                .collect(toSet());
    }
}
