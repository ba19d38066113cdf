package io.countermand.backbone.store;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * The one place that tells an outage (wait and try again, nothing is lost) from a refusal or a bug (trying again will not
 * help).
 */
public final class Outage {

    /** SQLSTATE classes and states that another try may not meet: connection, resources, operator, rollback, lock, read-only. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57", "58");

    private static final Set<String> PASSING_STATES = Set.of("55P03", "25006", "25P03", "28P01");

    private Outage() {}

    public static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException pg) {
                return isPassing(pg.getSqlState());
            }
            if (isConnectionTrouble(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(String sqlState) {
        return sqlState != null
                && (PASSING_STATES.contains(sqlState)
                        || sqlState.length() == 5 && PASSING_CLASSES.contains(sqlState.substring(0, 2)));
    }

    private static boolean isConnectionTrouble(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof TimeoutException
                || cause instanceof VertxException
                || cause instanceof NoStackTraceThrowable;
    }
}
