package io.countermand.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        var table = new Table("Name", "Amount ", "Why").row("a", "1.00", "").row("longer", "1000.00", "because");

        assertThat(table.lines())
                .containsExactly(
                        "Name      Amount   Why", //
                        "a           1.00",
                        "longer   1000.00   because");
    }

    @Test
    void aRowHasACellForEveryColumn() {
        assertThatThrownBy(() -> new Table("a", "b").row("1")).hasMessage("1 cells for 2 columns");
    }
}
