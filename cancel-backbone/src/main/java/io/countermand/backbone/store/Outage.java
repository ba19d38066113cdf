package io.countermand.backbone.store;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * The one place that tells an outage (wait and try again, nothing is lost) from a refusal or a bug (trying again will not
 * help).
 */
public final class Outage {

    /** SQLSTATE classes and states that another try may not meet: connection, resources, operator, rollback, lock, read-only. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57", "58");

    private static final Set<String> PASSING_STATES = Set.of("55P03", "25006", "25P03", "25P04", "28P01");

    /** A lock that somebody keeps, or a statement that took too long: perhaps the trouble of these rows alone. */
    private static final Set<String> HELD_UP = Set.of("55P03", "57014");

    /** For the sake of another transaction: no order of the two would have been as if they came one after the other, or a deadlock. */
    private static final Set<String> ROLLED_BACK = Set.of("40001", "40P01");

    /** The database does not fit the service: rights, tables, names, prepared plans. A migration or a grant ends it. */
    private static final Set<String> UNFIT_CLASSES = Set.of("0A", "26", "28", "3D", "3F", "42");

    private Outage() {}

    public static boolean is(Throwable failure) {
        return hasCause(failure, pg -> PASSING_STATES.contains(pg) || isOf(PASSING_CLASSES, pg));
    }

    /** Whether the database took it back for the sake of another transaction, whole: the very same may be written again. */
    public static boolean isRolledBack(Throwable failure) {
        return sqlState(failure).filter(ROLLED_BACK::contains).isPresent();
    }

    /** Whether others may get through meanwhile. */
    public static boolean isHeldUp(Throwable failure) {
        return sqlState(failure).filter(HELD_UP::contains).isPresent();
    }

    /** Whether what was being written cannot be to blame: an outage, or a database that does not fit the service. */
    public static boolean orUnfit(Throwable failure) {
        return is(failure) || hasCause(failure, pg -> isOf(UNFIT_CLASSES, pg));
    }

    private static boolean hasCause(Throwable failure, Predicate<String> sqlState) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException pg) {
                return pg.getSqlState() != null && sqlState.test(pg.getSqlState());
            }
            if (isConnectionTrouble(cause)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException pg) {
                return Optional.ofNullable(pg.getSqlState());
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(Set<String> classes, String sqlState) {
        return sqlState.length() == 5 && classes.contains(sqlState.substring(0, 2));
    }

    private static boolean isConnectionTrouble(Throwable cause) {
        return cause instanceof IOException && !(cause instanceof JacksonException)
                || cause instanceof TimeoutException
                || cause instanceof InterruptedException
                || cause instanceof OutOfMemoryError
                || cause instanceof io.smallrye.mutiny.TimeoutException
                || cause instanceof VertxException
                || cause instanceof NoStackTraceThrowable;
    }
}
