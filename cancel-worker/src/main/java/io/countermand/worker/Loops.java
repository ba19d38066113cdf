package io.countermand.worker;

import io.countermand.backbone.loop.Deadline;
import io.countermand.backbone.loop.Loop;
import io.countermand.worker.freshness.RedemptionFreshness;
import io.countermand.worker.intake.Wakes;
import io.countermand.worker.plan.PlanActions;
import io.countermand.worker.publish.Relay;
import io.countermand.worker.refund.RefundLoops;
import io.countermand.worker.release.ReleaseFreezes;
import io.countermand.worker.settle.SettleLoop;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The worker's loops and who wakes whom: intake → plan → settle → relay, and settle → plan for actions that waited. */
@ApplicationScoped
class Loops implements Wakes {

    private final Loop plan;
    private final List<Loop> settle;
    private final Loop release;
    private final Loop relay;
    private final RefundLoops refunds;

    Loops(
            WorkerConfig config,
            PlanActions planActions,
            SettleLoop settleLoop,
            Relay outboxRelay,
            RedemptionFreshness redemptions,
            ReleaseFreezes releaseFreezes,
            RefundLoops refundLoops) {
        var idle = config.settle().idle();
        var pace = config.pace();
        plan = new Loop("plan", idle, pace, () -> planned(planActions.start()));
        settle = IntStream.range(0, config.settle().parallel())
                .mapToObj(i -> new Loop(
                        "settle-" + i, idle, pace, () -> redemptions.isFresh() && settleLoop.settleDue(this::settled)))
                .toList();
        release = new Loop("release", config.release().every(), releaseFreezes::releaseDue);
        relay = new Loop("relay", config.relay().idle(), pace, outboxRelay::publishDue);
        refunds = refundLoops;
    }

    @Override
    public void plan() {
        plan.wake();
    }

    void start() {
        all().forEach(Loop::start);
        refunds.start();
    }

    /** Nothing more is claimed. */
    void finish() {
        all().forEach(Loop::finish);
        refunds.finish();
    }

    void stop(Deadline deadline) throws InterruptedException {
        for (var loop : all().toList()) {
            loop.stop(deadline.left());
        }
        refunds.stop(deadline);
    }

    private boolean planned(int actions) {
        if (actions > 0) {
            settle.forEach(Loop::wake);
        }
        return actions > 0;
    }

    private void settled() {
        relay.wake();
        plan.wake();
        refunds.wake();
    }

    private Stream<Loop> all() {
        return Stream.concat(Stream.of(release, plan), Stream.concat(settle.stream(), Stream.of(relay)));
    }
}
