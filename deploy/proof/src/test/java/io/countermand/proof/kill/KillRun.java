package io.countermand.proof.kill;

import io.countermand.local.provider.LocalProvider;
import io.countermand.proof.kill.agent.Passes;
import io.countermand.proof.load.Ends;
import io.countermand.proof.load.Load;
import io.countermand.proof.load.Small;
import io.countermand.proof.running.Installation;
import io.countermand.proof.running.Instance;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/** One worker, which is started only to die. */
final class KillRun implements AutoCloseable {

    private static final int PASSES_MAX = 3;

    private final KillSize size;
    private final AgentJar agent = AgentJar.made();
    private final LocalProvider provider = Small.provider();
    private final Installation house = new Installation(1, Small.steps(provider)).awaitReady();
    private final Load load;

    KillRun(KillSize size) throws ExecutionException, InterruptedException {
        this.size = size;
        this.load = new Load(house, provider, size.times());
        worker().kill();
        house.forgetDeadWorkers();
    }

    /** @param pass how many of them the worker survives, and one @return what was left half done */
    long kill(KillPoint point, int pass) throws ExecutionException, InterruptedException {
        load.place(size.orders());
        worker().begin(agent.arming(point.armed(pass)));
        var status = worker().awaitDeath();
        if (status != Passes.KILLED) {
            throw new AssertionError(point + ": the worker ended with " + status + ": " + worker().logLines());
        }
        house.forgetDeadWorkers();
        return house.books().count(point.left(load.placed()));
    }

    static int passesMax() {
        return PASSES_MAX;
    }

    /** Unarmed, it does all that is left. */
    Ends end() throws ExecutionException, InterruptedException {
        worker().startAgain();
        return load.awaitEnds();
    }

    Path historyOfProvider() {
        return provider.history();
    }

    @Override
    public void close() throws InterruptedException {
        load.close();
        house.close();
        provider.close();
    }

    private Instance worker() {
        return house.worker(0);
    }
}
