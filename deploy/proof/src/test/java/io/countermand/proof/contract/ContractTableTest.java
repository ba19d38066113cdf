package io.countermand.proof.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.proof.contract.ContractTable.Line;
import io.countermand.proof.contract.ContractTable.NamedTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code cancel-api/CONTRACT.md} is complete and true: each line has its test, and what is ours has its reason. */
class ContractTableTest {

    private static final ContractTable TABLE = ContractTable.read(Sources.HOME.resolve("cancel-api/CONTRACT.md"));
    private static final Document DOCUMENT = Document.read(Sources.HOME.resolve("cancel-api/openapi.yaml"));

    private final Sources sources = Sources.ofAllModules();

    @Test
    void everyLineNamesATest() {
        assertThat(TABLE.lines())
                .hasSizeGreaterThan(100)
                .allSatisfy(line -> assertThat(line.tests()).as("%s", line).isNotEmpty());
    }

    @Test
    void everyNamedTestExists() {
        assertThat(TABLE.tests().filter(test -> !sources.have(test))).isEmpty();
    }

    @Test
    void everyCallAndSchemaOfTheDocumentHasALine() {
        assertThat(DOCUMENT.calls()).hasSizeGreaterThanOrEqualTo(19);
        assertThat(DOCUMENT.schemas()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(TABLE.words()).containsAll(DOCUMENT.callsAndSchemas().toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyErrorOfTheCatalogueHasALine(Catalogue entry) {
        assertThat(TABLE.hasLineFor(entry.key(), entry.name()))
                .as("CONTRACT.md has no line `%s` %s", entry.key(), entry)
                .isTrue();
    }

    @Test
    void whatIsOursHasAReasonAndNothingElse() {
        assertThat(TABLE.lines())
                .allSatisfy(
                        line -> assertThat(line.why().isEmpty()).as("%s", line).isEqualTo(!line.isOurs()));
    }

    @Test
    void aTestThatDoesNotExistIsNoticed() {
        assertThat(sources.have(new NamedTest("ContractTableTest", "everyNamedTestExists")))
                .isTrue();
        assertThat(sources.have(new NamedTest("ContractTableTest", "nobodyWroteThis")))
                .isFalse();
        assertThat(sources.have(new NamedTest("NobodysTest", "everyNamedTestExists")))
                .isFalse();
        assertThat(sources.have(new NamedTest("CancelTest", "given")))
                .as("a helper")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"| A *(ours)* | `ATest#a` | |", "| A | | |", "| A | by hand | |"})
    void aLineWithoutATestOrAReasonIsNoticed(String text) {
        var line = Line.of(text);

        assertThat(line.tests().findAny().isEmpty()
                        || line.isOurs() && line.why().isEmpty())
                .isTrue();
    }

    @Test
    void aLineIsReadCellByCell() {
        var table = ContractTable.of(List.of(
                "| Call | Shown by | Why |",
                "|---|---|---|",
                "| `GET /a` *(ours)* | `ATest#a` `BTest#b` | Why not. |"));

        assertThat(table.words()).containsExactly("GET /a");
        assertThat(table.tests()).containsExactly(new NamedTest("ATest", "a"), new NamedTest("BTest", "b"));
        assertThat(table.lines()).extracting(Line::why).containsExactly("Why not.");
    }
}
