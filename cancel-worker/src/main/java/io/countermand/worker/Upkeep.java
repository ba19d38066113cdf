package io.countermand.worker;

import io.countermand.worker.freshness.RedemptionFreshness;
import jakarta.enterprise.context.ApplicationScoped;

/** What runs beside the work: partitions made ahead, due work measured, the freshness of redemptions watched. */
@ApplicationScoped
class Upkeep {

    private final Partitions partitions;
    private final DueWork dueWork;
    private final RedemptionFreshness freshness;

    Upkeep(Partitions partitions, DueWork dueWork, RedemptionFreshness freshness) {
        this.partitions = partitions;
        this.dueWork = dueWork;
        this.freshness = freshness;
    }

    void start() {
        partitions.start();
        dueWork.start();
        freshness.start();
    }

    void stop() throws InterruptedException {
        partitions.stop();
        dueWork.stop();
        freshness.stop();
    }
}
