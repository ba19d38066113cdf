package io.countermand.proof.trouble;

import io.countermand.proof.history.Journal;
import io.countermand.proof.running.Instance;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** Makes the plan happen, one fault after the other, each while the work that it is meant for is open. */
public final class Troublemaker {

    /** So long it waits for work that a fault could hit; without any the fault is written down as one that did not fire. */
    private static final Duration WORK_PATIENCE = Duration.ofSeconds(45);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration SLOWNESS = Duration.ofMillis(150);

    private final Scene scene;
    private final Journal journal;
    private final Pauses pauses;

    public Troublemaker(Scene scene, Journal journal) {
        this.scene = scene;
        this.journal = journal;
        this.pauses = new Pauses(scene);
    }

    /** @return whether it hit something */
    public boolean make(Fault fault) throws InterruptedException, IOException {
        Thread.sleep(fault.gap());
        everybodyIsUp(fault.kind());
        var open = awaitWork(fault.kind().needs());
        var began = Instant.now();
        var fired = open > 0 && inflict(fault);
        journal.write(Journal.line()
                .put("number", fault.number())
                .put("kind", fault.kind().name())
                .put("target", target(fault))
                .put("began", began.toString())
                .put("open", open)
                .put("fired", fired));
        return fired;
    }

    private boolean inflict(Fault fault) throws InterruptedException, IOException {
        return switch (fault.kind()) {
            case KILL_WORKER, KILL_DISPATCHER, KILL_API -> kill(fault);
            case KILL_BROKER -> lasting(fault, scene.kafka()::kill, scene.kafka()::startAgain);
            case KILL_DATABASE -> lasting(fault, scene.postgres()::kill, scene.postgres()::startAgain);
            case PAUSE_WORKER -> pauses.pauseInTransaction(fault);
            case PAUSE_DISPATCHER -> pauses.pauseThroughLease(fault);
            case CUT_KAFKA, CUT_DATABASE, CUT_PROVIDER, CUT_RECEIVERS -> {
                var proxy = scene.proxy(fault.kind());
                yield lasting(fault, proxy::cut, proxy::mend);
            }
            case SLOW_KAFKA, SLOW_DATABASE, SLOW_PROVIDER, SLOW_RECEIVERS -> {
                var proxy = scene.proxy(fault.kind());
                yield lasting(fault, () -> proxy.slow(SLOWNESS), proxy::mend);
            }
        };
    }

    /** The one that starts again is not waited for: the other does the work meanwhile. */
    private boolean kill(Fault fault) throws InterruptedException {
        var victim = scene.service(fault.kind(), fault.which());
        victim.kill();
        Thread.sleep(fault.lasts());
        victim.begin(Map.of());
        return true;
    }

    private static boolean lasting(Fault fault, Runnable begin, Runnable mend) throws InterruptedException {
        begin.run();
        Thread.sleep(fault.lasts());
        mend.run();
        return true;
    }

    /** Two of the same would be down otherwise, and nobody at work whom the fault could hit. */
    private void everybodyIsUp(Kind kind) {
        var needed = scene.services().containsKey(kind) ? kind : Kind.KILL_WORKER;
        Objects.requireNonNull(scene.services().get(needed)).forEach(Instance::awaitReady);
    }

    private long awaitWork(Work work) throws InterruptedException {
        var deadline = Instant.now().plus(WORK_PATIENCE);
        var open = scene.work().open(work);
        while (open == 0 && Instant.now().isBefore(deadline)) {
            Thread.sleep(LOOK_AGAIN);
            open = scene.work().open(work);
        }
        return open;
    }

    private String target(Fault fault) {
        return switch (fault.kind()) {
            case KILL_WORKER, KILL_DISPATCHER, KILL_API ->
                scene.service(fault.kind(), fault.which()).name();
            case PAUSE_WORKER -> scene.service(Kind.KILL_WORKER, fault.which()).name();
            case PAUSE_DISPATCHER ->
                scene.service(Kind.KILL_DISPATCHER, fault.which()).name();
            case KILL_BROKER -> "kafka";
            case KILL_DATABASE -> "postgres";
            default -> scene.proxy(fault.kind()).name();
        };
    }
}
