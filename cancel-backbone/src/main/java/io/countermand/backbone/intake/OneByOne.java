package io.countermand.backbone.intake;

import io.countermand.backbone.wire.UnreadableRecord;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes records each for itself inside one transaction: what a refused one has written before is undone. */
public final class OneByOne {

    private OneByOne() {}

    /** @param write refuses by {@link UnreadableRecord} or {@link IllegalArgumentException}, saying what is wrong */
    public static <R> List<Refused> write(
            SqlConnection transaction, List<Received<R>> batch, Consumer<Received<R>> write) {
        var refused = new ArrayList<Refused>();
        for (var received : batch) {
            transaction.query("savepoint one_record").executeAndAwait();
            try {
                write.accept(received);
            } catch (UnreadableRecord | IllegalArgumentException e) {
                transaction.query("rollback to savepoint one_record").executeAndAwait();
                refused.add(new Refused(received.origin(), String.valueOf(e.getMessage())));
            }
        }
        return refused;
    }
}
