package io.countermand.worker.admin;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Platforms by the name that paths have. */
final class Platforms {

    private static final String ID = "select id from access.platform where name = $1";

    private Platforms() {}

    /** Fails with 404 if there is none. */
    static int id(SqlConnection transaction, String name) {
        var rows = transaction.preparedQuery(ID).executeAndAwait(Tuple.of(name)).iterator();
        if (!rows.hasNext()) {
            throw Refusal.of(Catalogue.PLATFORM_NOT_FOUND);
        }
        return rows.next().getInteger("id");
    }
}
