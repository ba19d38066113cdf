package io.countermand.worker.provider;

import java.util.concurrent.Semaphore;

/** So many calls at once, and so many a second. First come, first served: a refund that waits is not overtaken for ever. */
final class Turns {

    private final Semaphore free;
    private final Pacer pacer;

    Turns(int atOnce, Pacer pacer) {
        this.free = new Semaphore(atOnce, true);
        this.pacer = pacer;
    }

    void take() throws InterruptedException {
        free.acquire();
        awaitMoment();
    }

    /** @return false while as many calls are under way as may be */
    boolean takeIfFree() throws InterruptedException {
        if (!free.tryAcquire()) {
            return false;
        }
        awaitMoment();
        return true;
    }

    void giveBack() {
        free.release();
    }

    private void awaitMoment() throws InterruptedException {
        try {
            pacer.await();
        } catch (InterruptedException e) {
            free.release();
            throw e;
        }
    }
}
