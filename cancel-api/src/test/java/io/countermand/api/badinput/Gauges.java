package io.countermand.api.badinput;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What the service itself says it has open. */
record Gauges(int connections, int requests, int unacknowledged, int poolActive, int poolWaiting) {

    static Gauges of(MeterRegistry meters) {
        return new Gauges(
                gauge(meters, "http.server.active.connections"),
                gauge(meters, "http.server.active.requests"),
                gauge(meters, "countermand.api.commands.unacknowledged"),
                gauge(meters, "sql.pool.active"),
                gauge(meters, "sql.pool.queue.size"));
    }

    private static int gauge(MeterRegistry meters, String name) {
        return (int)
                meters.get(name).gauges().stream().mapToDouble(Gauge::value).sum();
    }
}
