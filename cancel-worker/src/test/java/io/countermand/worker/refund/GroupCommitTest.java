package io.countermand.worker.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What becomes of a group whose transaction fails. */
class GroupCommitTest {

    private static final PgException DEADLOCK = new PgException("deadlock detected", "ERROR", "40P01", null);
    private static final PgException AWAY = new PgException("shut down", "ERROR", "57P01", null);
    private static final PgException REFUSED = new PgException("more than captured", "ERROR", "23514", null);

    private final List<List<Integer>> written = new CopyOnWriteArrayList<>();

    @Test
    void aGroupThatTheDatabaseRolledBackIsWrittenAgain() throws InterruptedException {
        var group = group(batch -> {
            if (written.size() < 3) {
                throw DEADLOCK;
            }
            return batch;
        });

        assertThat(group.submit(7)).isEqualTo(7);
        assertThat(written).hasSize(3);
    }

    @Test
    void butNotForEver() {
        var group = group(batch -> {
            throw DEADLOCK;
        });

        assertThatThrownBy(() -> group.submit(7)).isSameAs(DEADLOCK);
        assertThat(written).hasSize(3);
    }

    /** Nobody knows whether it was written: whoever claims it next asks. */
    @Test
    void whatMayHaveBeenWrittenIsNotWrittenAgain() {
        var group = group(batch -> {
            throw AWAY;
        });

        assertThatThrownBy(() -> group.submit(7)).isSameAs(AWAY);
        assertThat(written).hasSize(1);
    }

    @Test
    void onlyTheBadOneOfAGroupFails() throws InterruptedException {
        var group = group(batch -> {
            if (batch.contains(13)) {
                throw REFUSED;
            }
            return batch;
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = List.of(1, 13, 2, 3, 4);

            var done = threads.invokeAll(all.stream()
                    .<Callable<Integer>>map(one -> () -> group.submit(one))
                    .toList());

            for (int i = 0; i < all.size(); i++) {
                var one = done.get(i);
                if (all.get(i) == 13) {
                    assertThatThrownBy(one::get)
                            .isInstanceOf(ExecutionException.class)
                            .hasCause(REFUSED);
                } else {
                    assertThat(one.resultNow()).isEqualTo(all.get(i));
                }
            }
        }
    }

    private GroupCommit<Integer, Integer> group(Function<List<Integer>, List<Integer>> write) {
        return new GroupCommit<>("group", 10, batch -> {
            written.add(batch);
            return write.apply(batch);
        });
    }
}
