package io.countermand.backbone.log;

import java.util.Map;
import org.jboss.logging.MDC;

/** Keys beside a message: fields of their own in JSON logs, gone again after the line. */
public final class LogKeys {

    private LogKeys() {}

    /** @param line writes one line */
    public static void with(Map<String, ?> keys, Runnable line) {
        keys.forEach(MDC::put);
        try {
            line.run();
        } finally {
            keys.keySet().forEach(MDC::remove);
        }
    }
}
