package io.countermand.api.testing;

import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What our own code and the library of tokens log, at any level, while this is open. */
public final class LogOfEverything extends Handler implements AutoCloseable {

    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("io.countermand"), Logger.getLogger("org.jose4j"));

    private final List<String> lines;

    private LogOfEverything(List<String> lines) {
        this.lines = lines;
    }

    public static LogOfEverything into(List<String> lines) {
        var log = new LogOfEverything(lines);
        log.setLevel(Level.ALL);
        LOGGERS.forEach(logger -> logger.addHandler(log));
        LOGGERS.forEach(logger -> logger.setLevel(Level.ALL));
        return log;
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line.getMessage() + " " + arguments(line.getParameters()) + " " + line.getThrown());
    }

    private static String arguments(Object @Nullable [] arguments) {
        return Arrays.toString(arguments);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGERS.forEach(logger -> logger.removeHandler(this));
        LOGGERS.forEach(logger -> logger.setLevel(null));
    }
}
