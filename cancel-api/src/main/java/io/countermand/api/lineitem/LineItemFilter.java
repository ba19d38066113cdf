package io.countermand.api.lineitem;

import static java.util.stream.Collectors.joining;

import io.countermand.domain.order.LineItemStatus;
import io.countermand.domain.order.OrderStatus;
import io.countermand.edge.page.Given;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which line items a list shows; null is every one. Dates are the order's: line items are listed by them (ours).
 *
 * @param startDate the first instant
 * @param endDate the last instant
 */
record LineItemFilter(
        @Nullable String referenceOrderId,
        @Nullable String externalRefId,
        @Nullable OffsetDateTime startDate,
        @Nullable OffsetDateTime endDate,
        @Nullable String status,
        @Nullable String orderStatus) {

    private static final Set<LineItemStatus> STATUS = EnumSet.of(
            LineItemStatus.COMPLETE, LineItemStatus.PENDING, LineItemStatus.FAILED, LineItemStatus.CANCELLED);
    private static final Set<OrderStatus> ORDER_STATUS = EnumSet.of(
            OrderStatus.COMPLETE, OrderStatus.PENDING, OrderStatus.FAILED, OrderStatus.CANCELLED, OrderStatus.PARTIAL);
    private static final int YEAR_MAX = 9999;

    /** @throws Refusal 400 that names the parameter */
    static LineItemFilter of(ListAsked asked) {
        return new LineItemFilter(
                Given.text("referenceOrderID", asked.referenceOrderId()),
                Given.text("externalRefID", asked.externalRefId()),
                time("startDate", asked.startDate()),
                time("endDate", asked.endDate()),
                oneOf("status", STATUS, asked.status()),
                oneOf("orderStatus", ORDER_STATUS, asked.orderStatus()));
    }

    private static @Nullable String oneOf(String parameter, Set<? extends Enum<?>> values, @Nullable String given) {
        var names = values.stream().map(Enum::name).toList();
        if (given != null && !names.contains(given)) {
            throw Refusal.invalid(
                    parameter, Catalogue.NOT_ALLOWED_VALUE, names.stream().collect(joining(", ")));
        }
        return given;
    }

    private static @Nullable OffsetDateTime time(String parameter, @Nullable String given) {
        try {
            // A plus that the client did not encode arrives as a space.
            var time = given == null ? null : OffsetDateTime.parse(given.replace(' ', '+'));
            if (time == null || time.getYear() >= 0 && time.getYear() <= YEAR_MAX) {
                return time;
            }
        } catch (DateTimeException notATime) {
            throw Refusal.invalid(parameter, Catalogue.NOT_ACCEPTED, "it is no RFC 3339 time");
        }
        throw Refusal.invalid(parameter, Catalogue.NOT_ACCEPTED, "the year has four digits");
    }
}
