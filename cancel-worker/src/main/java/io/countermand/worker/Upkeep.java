package io.countermand.worker;

import jakarta.enterprise.context.ApplicationScoped;

/** What runs beside the work: partitions made ahead, due work measured. */
@ApplicationScoped
class Upkeep {

    private final Partitions partitions;
    private final DueWork dueWork;

    Upkeep(Partitions partitions, DueWork dueWork) {
        this.partitions = partitions;
        this.dueWork = dueWork;
    }

    void start() {
        partitions.start();
        dueWork.start();
    }

    void stop() throws InterruptedException {
        partitions.stop();
        dueWork.stop();
    }
}
