package io.countermand.proof.load;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.wire.Topics;
import io.countermand.local.books.Books;
import io.countermand.local.provider.Effect;
import io.countermand.local.provider.History;
import io.countermand.proof.running.Installation;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How it must all have ended, whatever happened on the way.
 *
 * @param accepted the actions that were promised, one for each 202
 */
public record Ends(Installation house, List<Course> courses, List<UUID> accepted) {

    private static final BigDecimal REFUND = new BigDecimal("24.75"); // 25.00, of which the platform keeps 0.25

    private static final List<String> LEFT = List.of(
            "cancellation.action where settled_at is null",
            "cancellation.action_chunk where state <> 'DONE'",
            "cancellation.refund_intent where state <> 'SUCCEEDED'",
            "cancellation.outbox where published_at is null");

    /** Rows that somebody has to work on. */
    public static long left(Books books) {
        return LEFT.stream().mapToLong(books::count).sum();
    }

    /** P1, P2: every 202 is a command that was read, and its action has ended. */
    void thenNothingIsLeft() {
        assertThat(books().count("cancellation.orders")).as("orders").isEqualTo(courses.size());
        assertThat(books().count("cancellation.command")).as("commands read").isGreaterThanOrEqualTo(accepted.size());
        assertThat(LEFT)
                .allSatisfy(rows -> assertThat(books().count(rows)).as(rows).isZero());
        assertThat(ids("select id from cancellation.action where settled_at is not null"))
                .containsAll(accepted);
    }

    /** P3 to P5, and that nothing was parked or set aside. */
    public void thenEachLineItemIsRefundedOnce() {
        var lineItems = courses.stream().mapToInt(Course::lineItems).sum();
        assertThat(books().count("cancellation.refund")).as("refunds").isEqualTo(lineItems);
        assertThat(books().count("cancellation.line_item where settled_reward = 'CANCELLED'"))
                .as("voided line items")
                .isEqualTo(lineItems);
        assertThat(books().count("cancellation.parked_record"))
                .as("parked records")
                .isZero();
        assertThat(books().count("cancellation.unsettled_item"))
                .as("unsettled line items")
                .isZero();
        assertThat(books().brokenPromises()).isEmpty();
    }

    /** By the provider's own record. @param history of the provider */
    public void thenEachPaymentIsRefundedOnce(Path history) throws IOException {
        var effects = History.read(history).stream()
                .filter(effect -> effect.kind() == Effect.Kind.REFUNDED || effect.kind() == Effect.Kind.CANCELLED)
                .collect(groupingBy(Effect::transactionId));
        for (var course : courses.stream().filter(Course::isPaidByCard).toList()) {
            var refunds = effects.getOrDefault(course.payment(), List.of());
            assertThat(refunds.stream().map(Effect::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as(course.payment())
                    .isEqualByComparingTo(REFUND.multiply(BigDecimal.valueOf(course.lineItems())));
            assertThat(refunds).as(course.payment()).hasSameSizeAs(course.calls());
        }
    }

    /** Each action has one outcome, and whoever reads the topics has all that was to be told. */
    public void thenEachOutcomeIsTold() {
        assertThat(books().count("cancellation.outbox where topic = '%s'".formatted(Topics.ORDER_ACTIONS_SETTLED)))
                .isEqualTo(books().count("cancellation.action"));
        var told = Stream.of(Topics.ORDER_ACTIONS_SETTLED, Topics.LINE_ITEMS_SETTLED, Topics.REFUNDS_SETTLED)
                .flatMap(topic -> house.topic(topic).records().stream())
                .map(event -> new String(
                        event.headers().lastHeader("ce_id").value(), java.nio.charset.StandardCharsets.UTF_8))
                .map(UUID::fromString)
                .collect(toSet());
        assertThat(told).isEqualTo(ids("select event_id from cancellation.outbox"));
    }

    private Set<UUID> ids(String sql) {
        return books().rows(sql).stream().map(UUID::fromString).collect(toSet());
    }

    private Books books() {
        return house.books();
    }
}
