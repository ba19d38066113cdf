package io.countermand.api.lineitem;

import static io.countermand.api.testing.Call.FRAUD;
import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.api.testing.TestClock;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.order.AccountStatus;
import io.countermand.domain.order.OrderStatus;
import io.countermand.domain.rule.Judge;
import io.countermand.domain.rule.Judging;
import io.countermand.domain.rule.Policy;
import io.countermand.domain.rule.Rules;
import io.countermand.domain.rule.Verdict;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a view, a dry run and a refused call say of a line item is the verdict of {@link Judge}, the one that the worker asks;
 * over every combination of what rules look at.
 */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class ViewAndVerdictTest {

    private static final Policy POLICY = new Policy(5, ZoneOffset.UTC, 0);

    private final PlacedOrder order = anOrder(aPlatform()).placed();

    @Test
    void canCancelAndCanFreezeAreTheVerdictsOfEveryKindOfLineItem() {
        var items = SampleItem.everyKind();
        SampleItem.write(order, items);

        var views = views();

        assertThat(views).hasSameSizeAs(items);
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            assertThat(views.get(i).path("canCancel").asBoolean())
                    .as("canCancel of %s", item)
                    .isEqualTo(isEligible(item, OrderAction.CANCEL));
            assertThat(views.get(i).path("canFreeze").asBoolean())
                    .as("canFreeze of %s", item)
                    .isEqualTo(isEligible(item, OrderAction.FREEZE));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDryRunCountsTheVerdictsOfEveryKindOfLineItem(OrderAction action) {
        var items = SampleItem.everyKind();
        SampleItem.write(order, items);

        var preview = Call.post(order.path() + "/" + SampleItem.verb(action) + "?dryRun=true", FRAUD)
                .as(order.platform())
                .send()
                .json();

        var counts = new TreeMap<String, Integer>();
        preview.path("ineligible")
                .properties()
                .forEach(rule -> counts.put(rule.getKey(), rule.getValue().asInt()));
        assertThat(counts).isEqualTo(objections(items, action));
        assertThat(preview.path("eligibleLineItems").asLong())
                .isEqualTo(
                        items.stream().filter(item -> isEligible(item, action)).count());
    }

    /** Every rule has its say in the sample but those about order and account, which are of all line items at once. */
    @Test
    void theSampleHasACaseOfEveryRule() {
        for (var action : OrderAction.values()) {
            var rules = new HashSet<String>();
            Rules.inForce(TestClock.NOW).of(action).forEach(rule -> rules.add(rule.id()));
            rules.removeAll(Set.of("ORDER_STATUS", "ACCOUNT", "HELD_BY_FREEZE"));

            assertThat(objections(SampleItem.everyKind(), action)).containsOnlyKeys(rules);
        }
    }

    @Test
    void everyStatusOfOrderAndAccountCounts() {
        var item = SampleItem.ELIGIBLE;
        SampleItem.write(order, List.of(item));

        for (var orderStatus : OrderStatus.values()) {
            for (var accountStatus : AccountStatus.values()) {
                SampleItem.writeStatus(order, orderStatus, accountStatus);
                var facts = item.facts(orderStatus, accountStatus);
                for (var action : List.of(OrderAction.CANCEL, OrderAction.FREEZE)) {
                    var verdict = Judge.verdict(facts, new Judging(action, POLICY, TestClock.NOW));
                    var shown = views().getFirst().path(action == OrderAction.CANCEL ? "canCancel" : "canFreeze");
                    assertThat(shown.asBoolean())
                            .as("%s of an order %s on an account %s", action, orderStatus, accountStatus)
                            .isEqualTo(verdict instanceof Verdict.Eligible);
                }
            }
        }
    }

    private static Map<String, Integer> objections(List<SampleItem> items, OrderAction action) {
        var counts = items.stream()
                .map(item -> verdict(item, action))
                .filter(Verdict.Ineligible.class::isInstance)
                .collect(groupingBy(
                        verdict -> ((Verdict.Ineligible) verdict).rule().id(), counting()));
        var objections = new TreeMap<String, Integer>();
        counts.forEach((rule, count) -> objections.put(rule, Math.toIntExact(count)));
        return objections;
    }

    private static boolean isEligible(SampleItem item, OrderAction action) {
        return verdict(item, action) instanceof Verdict.Eligible;
    }

    private static Verdict verdict(SampleItem item, OrderAction action) {
        var facts = item.facts(OrderStatus.COMPLETE, AccountStatus.ACTIVE);
        return Judge.verdict(facts, new Judging(action, POLICY, TestClock.NOW));
    }

    /** Of all pages, in line order. */
    private List<JsonNode> views() {
        var views = new ArrayList<JsonNode>();
        var keys = "";
        do {
            var page = Call.get("/raas/v2/lineItems?elementsPerBlock=500&columnSortAscending=true" + keys)
                    .as(order.platform())
                    .send()
                    .json();
            page.path("lineItems").forEach(views::add);
            var next = page.path("keysetPage").path("nextPageKeys");
            keys = next.isNull() ? "" : "&pageKeys=" + next.asText();
        } while (!keys.isEmpty());
        return views;
    }
}
