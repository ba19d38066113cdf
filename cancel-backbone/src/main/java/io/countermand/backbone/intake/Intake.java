package io.countermand.backbone.intake;

import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** What a service does with the records of one topic. Called on a virtual thread, one batch at a time per pod. */
public interface Intake<R> {

    /**
     * @throws io.countermand.backbone.wire.UnreadableRecord to have it parked
     * @throws io.countermand.backbone.wire.NewerSchema to wait for an upgrade
     */
    R read(byte[] value);

    /**
     * Writes a batch, in the order of arrival, inside the given transaction. A batch may come again, whole or in part, so
     * every write must be harmless when repeated. Milliseconds: the records are not acknowledged until it commits.
     *
     * @return the records that are refused, to be parked in the same transaction
     */
    List<Refused> write(SqlConnection transaction, List<Received<R>> batch);

    /** After the commit: wake whoever works on what was written. */
    default void written() {}
}
