package io.countermand.edge.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {

    @ParameterizedTest
    @EnumSource
    void everyKeyStartsWithItsStatus(Catalogue entry) {
        assertThat(entry.key()).matches("[45]\\d\\d\\.\\d{3}");
        assertThat(entry.httpCode()).isBetween(400, 599);
    }

    @ParameterizedTest
    @EnumSource
    void everyMessageIsASentence(Catalogue entry) {
        assertThat(entry.message("A", "B")).matches("(?s)[A-Z].*").doesNotContain("{0}", "{1}");
    }

    @Test
    void placeholdersTakeTextAsItIs() {
        assertThat(Catalogue.ORDER_STATUS.message("COMPLETE", "it's {1} $0"))
                .endsWith("Expected: COMPLETE Actual: it's {1} $0");
    }

    @Test
    void refusalsThatPassSayWhenToComeBack() {
        assertThat(Refusal.of(Catalogue.AWAY).retryAfterSeconds()).isPositive();
        assertThat(Refusal.of(Catalogue.ORDER_NOT_FOUND).retryAfterSeconds()).isZero();
    }
}
