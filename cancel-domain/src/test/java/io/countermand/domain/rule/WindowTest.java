package io.countermand.domain.rule;

import static io.countermand.domain.action.OrderAction.CANCEL;
import static io.countermand.domain.action.OrderAction.FREEZE;
import static io.countermand.domain.rule.ALineItem.thatQualifies;
import static io.countermand.domain.rule.Verdicts.ELIGIBLE;
import static io.countermand.domain.rule.Verdicts.deciding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermand.domain.action.OrderAction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WindowTest {

    @ParameterizedTest(name = "{0}: issued {2}, {1} days")
    @CsvSource(textBlock = """
            # zone,               days, issued,                       first instant outside
            UTC,                     5, 2026-11-03T10:00:00Z,         2026-11-09T00:00:00Z
            UTC,                     5, 2026-11-03T00:00:00Z,         2026-11-09T00:00:00Z
            UTC,                     5, 2026-11-03T23:59:59.999999Z,  2026-11-09T00:00:00Z
            UTC,                     0, 2026-11-03T23:59:59.999Z,     2026-11-04T00:00:00Z
            UTC,                     1, 2028-02-28T12:00:00Z,         2028-03-01T00:00:00Z
            UTC,                     1, 2027-02-28T12:00:00Z,         2027-03-02T00:00:00Z
            UTC,                     0, 2028-02-29T12:00:00Z,         2028-03-01T00:00:00Z
            UTC,                   365, 2028-02-29T12:00:00Z,         2029-03-01T00:00:00Z
            UTC,                     5, 2026-12-29T12:00:00Z,         2027-01-04T00:00:00Z
            Pacific/Auckland,        5, 2026-11-03T10:59:59Z,         2026-11-08T11:00:00Z
            Pacific/Auckland,        5, 2026-11-03T11:00:00Z,         2026-11-09T11:00:00Z
            America/St_Johns,        0, 2026-01-10T03:29:59Z,         2026-01-10T03:30:00Z
            America/St_Johns,        0, 2026-01-10T03:30:00Z,         2026-01-11T03:30:00Z
            # a day of 23 hours, then one of 25
            America/New_York,        0, 2026-03-08T05:00:00Z,         2026-03-09T04:00:00Z
            America/New_York,        0, 2026-11-01T04:00:00Z,         2026-11-02T05:00:00Z
            Europe/Berlin,           5, 2026-03-26T12:00:00Z,         2026-03-31T22:00:00Z
            Europe/Berlin,           5, 2026-10-22T12:00:00Z,         2026-10-27T23:00:00Z
            # the clocks go forward at midnight: the day after begins at one
            America/Santiago,        0, 2026-09-05T12:00:00Z,         2026-09-06T04:00:00Z
            # a day that this zone never had: 2011-12-30
            Pacific/Apia,            1, 2011-12-29T12:00:00Z,         2011-12-30T10:00:00Z
            """)
    void endsWithTheLastInstantOfTheLastDay(ZoneId zone, int days, Instant issued, Instant end) {
        var policy = new Policy(days, zone, 0);
        var item = thatQualifies().issuedAt(issued);

        assertThat(deciding(item, new Judging(CANCEL, policy, end.minusNanos(1))))
                .isEqualTo(ELIGIBLE);
        assertThat(deciding(item, new Judging(CANCEL, policy, end))).isEqualTo("WINDOW");
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCEL", "FREEZE"})
    void countsForCancelAndFreeze(OrderAction action) {
        var late = new Judging(action, Verdicts.FIVE_DAYS, Instant.parse("2026-11-09T00:00:00Z"));

        assertThat(deciding(thatQualifies(), late)).isEqualTo("WINDOW");
    }

    @Test
    void isJudgedByThePolicyOfTheAction() {
        var late = Instant.parse("2026-11-09T00:00:00Z");

        assertThat(deciding(thatQualifies(), new Judging(FREEZE, new Policy(5, ZoneOffset.UTC, 0), late)))
                .isEqualTo("WINDOW");
        assertThat(deciding(thatQualifies(), new Judging(FREEZE, new Policy(6, ZoneOffset.UTC, 0), late)))
                .isEqualTo(ELIGIBLE);
    }

    @Test
    void aRequestBeforeTheIssueIsInside() {
        var early = new Judging(CANCEL, Verdicts.FIVE_DAYS, ALineItem.ISSUED.minusSeconds(60));

        assertThat(deciding(thatQualifies(), early)).isEqualTo(ELIGIBLE);
    }

    @Test
    void saysWhenItEnded() {
        var late = new Judging(CANCEL, Verdicts.FIVE_DAYS, Instant.parse("2026-12-01T00:00:00Z"));

        assertThat(Judge.verdict(thatQualifies().facts(), late))
                .isEqualTo(new Verdict.Ineligible(Rules.WINDOW, "the window ended at 2026-11-09T00:00:00Z"));
    }

    @Test
    void holdsExactlyTheDaysOfTheZoneWhateverTheMoment() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        for (int i = 0; i < 5_000; i++) {
            var zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            var days = random.nextInt(40);
            var issued = Instant.ofEpochSecond(random.nextLong(1_700_000_000L, 2_000_000_000L));
            var end = Window.end(issued, new Policy(days, zone, 0));

            assertThat(dayIn(zone, end.minusNanos(1)))
                    .as("seed %d: %s issued %s", seed, zone, issued)
                    .isEqualTo(dayIn(zone, issued).plusDays(days));
            assertThat(dayIn(zone, end))
                    .as("seed %d: %s issued %s", seed, zone, issued)
                    .isEqualTo(dayIn(zone, issued).plusDays(days + 1L));
        }
    }

    @Test
    void aPolicyHasNoNegativeWindowOrFee() {
        assertThatThrownBy(() -> new Policy(-1, ZoneOffset.UTC, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Policy(0, ZoneOffset.UTC, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static LocalDate dayIn(ZoneId zone, Instant time) {
        return time.atZone(zone).toLocalDate();
    }
}
