package io.countermand.domain.rule;

import static io.countermand.domain.action.OrderAction.CANCEL;
import static io.countermand.domain.action.OrderAction.FREEZE;
import static io.countermand.domain.action.OrderAction.UNFREEZE;
import static io.countermand.domain.rule.ALineItem.thatQualifies;
import static io.countermand.domain.rule.Verdicts.FIVE_DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermand.domain.action.OrderAction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules change on a day: what was asked for before is judged by the rules of then, however late it is judged. */
class RuleSetsTest {

    private static final Rule FIRST = rule("A", 1, "2026-11-01", CANCEL, FREEZE);
    private static final Rule SECOND = rule("A", 2, "2028-02-29", CANCEL);
    private static final Rule OF_FREEZES = rule("B", 1, "2026-11-01", FREEZE);
    private static final Rule ADDED = rule("C", 1, "2027-01-01", CANCEL);
    private final RuleSets sets = RuleSets.of(List.of(ADDED, FIRST, SECOND, OF_FREEZES));

    @ParameterizedTest(name = "accepted {0}: rule set {1}")
    @CsvSource({
        "2026-10-31T23:59:59.999Z, 1, A1",
        "2026-11-01T00:00:00Z,     1, A1",
        "2026-12-31T23:59:59.999Z, 1, A1",
        "2027-01-01T00:00:00Z,     2, C1 A1",
        "2028-02-28T23:59:59.999Z, 2, C1 A1",
        "2028-02-29T00:00:00Z,     3, C1 A2",
        "2099-01-01T00:00:00Z,     3, C1 A2"
    })
    void aSetIsInForceFromTheFirstInstantOfItsDay(Instant acceptedAt, int version, String asked) {
        var set = sets.inForce(acceptedAt);

        assertThat(set.version()).isEqualTo(version);
        assertThat(set.of(CANCEL))
                .extracting(rule -> rule.id() + rule.version())
                .containsExactly(asked.split(" "));
    }

    @Test
    void anActionAsksOnlyItsOwnRules() {
        var newest = sets.version(3);

        assertThat(newest.of(FREEZE)).containsExactly(OF_FREEZES);
        assertThat(newest.of(UNFREEZE)).isEmpty();
    }

    @Test
    void aRuleIsFoundInTheVersionThatJudges() {
        assertThat(sets.version(2).rule(CANCEL, "A")).isEqualTo(FIRST);
        assertThat(sets.version(3).rule(CANCEL, "A")).isEqualTo(SECOND);
    }

    @Test
    void aDecisionNamesTheVersionThatWasInForceWhenItWasAskedFor() {
        var before = new Judging(CANCEL, FIVE_DAYS, ALineItem.ISSUED, sets.version(1), null);
        var after = new Judging(CANCEL, FIVE_DAYS, ALineItem.ISSUED, sets.version(3), null);

        assertThat(Judge.verdict(thatQualifies().facts(), before)).isEqualTo(new Verdict.Ineligible(FIRST, "no"));
        assertThat(Judge.verdict(thatQualifies().facts(), after)).isEqualTo(new Verdict.Ineligible(ADDED, "no"));
    }

    @ParameterizedTest
    @CsvSource({"0", "4"})
    void rulesThatThisProcessDoesNotHaveAreNotGuessed(int version) {
        assertThatThrownBy(() -> sets.version(version))
                .isInstanceOf(RulesNotKnown.class)
                .hasMessageContaining("must be upgraded");
    }

    @Test
    void everySetOfOursHasTheVersionByWhichItIsFound() {
        var now = Rules.inForce(Instant.parse("2026-11-30T12:00:00Z"));

        assertThat(now.version()).isEqualTo(1);
        assertThat(Rules.version(1)).isEqualTo(now);
        assertThat(now.effective()).isEqualTo(LocalDate.parse("2026-11-01"));
    }

    private static Rule rule(String id, int version, String effective, OrderAction... actions) {
        return new Rule(id, version, LocalDate.parse(effective), Set.of(actions), (item, judging) -> Optional.of("no"));
    }
}
