package io.countermand.worker;

import io.countermand.backbone.loop.Deadline;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Starts and stops every {@link Chore}. */
@ApplicationScoped
class Upkeep {

    private final List<Chore> chores;

    Upkeep(@All List<Chore> chores) {
        this.chores = chores;
    }

    void start() {
        chores.forEach(Chore::start);
    }

    /** No further chore begins. */
    void finish() {
        chores.forEach(chore -> chore.loop().finish());
    }

    void stop(Deadline deadline) throws InterruptedException {
        for (var chore : chores) {
            chore.stop(deadline);
        }
    }
}
