package io.countermand.proof.repeat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.wire.RewardChanged;
import io.countermand.domain.wire.Topics;
import io.countermand.proof.load.Course;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All records of some orders' lives: each once, in their order. */
record Script(List<Course> courses, List<Sent> facts, List<Sent> commands) {

    private static final int PAGE = 5;
    private static final int TIMES = 3;
    private static final int EVERY = 3; // so many line items have one that somebody uses

    static Script of(int orders) {
        var courses = IntStream.range(0, orders)
                .mapToObj(number -> Course.number(number, TIMES))
                .toList();
        return new Script(
                courses,
                courses.stream()
                        .flatMap(course -> Stream.concat(pages(course), rewards(course)))
                        .toList(),
                courses.stream().flatMap(Script::commands).toList());
    }

    int lineItems() {
        return courses.stream().mapToInt(Course::lineItems).sum();
    }

    /** The sum of the versions of all rewards once the last of each has been read: each counts its changes. */
    long rewardVersions() {
        return facts.stream()
                .filter(fact -> fact.topic().equals(Topics.REWARDS_CHANGED))
                .count();
    }

    private static Stream<Sent> pages(Course course) {
        return course.pages(PAGE).map(page -> new Sent(Topics.ORDERS_ISSUED, course.key(), page));
    }

    private static Stream<Sent> rewards(Course course) {
        return StreamSupport.stream(course.order().path("lineItems").spliterator(), false)
                .filter(item -> item.path("lineNumber").asInt() % EVERY == 0)
                .flatMap(item -> changes(course, item))
                .map(change -> new Sent(Topics.REWARDS_CHANGED, course.key(), WireJson.write(change)));
    }

    /** Used in part, given back, and in the end used up by every other recipient. */
    private static Stream<RewardChanged> changes(Course course, JsonNode item) {
        var line = item.path("lineNumber").asInt();
        var all = item.path("remainingBalance").decimalValue();
        return Stream.of(
                change(course, line, 1, "PARTIALLY_REDEEMED", BigDecimal.ONE),
                change(course, line, 2, "ACTIVE", all),
                line % 2 == 0
                        ? change(course, line, 3, "REDEEMED", BigDecimal.ZERO)
                        : change(course, line, 3, "ACTIVE", all));
    }

    private static RewardChanged change(Course course, int line, int version, String status, BigDecimal remaining) {
        return new RewardChanged(
                RewardChanged.SCHEMA,
                course.platform(),
                course.id() + "-" + line,
                version,
                remaining,
                status,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private static Stream<Sent> commands(Course course) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return course.calls().stream()
                .map(call -> WireJson.write(call.command(course.platform(), now)))
                .map(command -> new Sent(Topics.ORDER_ACTIONS_REQUESTED, course.key(), command));
    }
}
