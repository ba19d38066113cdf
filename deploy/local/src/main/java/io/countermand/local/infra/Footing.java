package io.countermand.local.infra;

import java.util.List;

/** On what a local PostgreSQL and a local broker stand. */
public enum Footing {

    /** For tests and demonstrations: up at once and small. Data survives the loss of the process, not of the machine. */
    LIGHT("""
            fsync = off
            full_page_writes = off
            shared_buffers = 128MB
            """, List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")),

    /** For figures, as in production: every commit waits for the disk, the broker is compiled to the end. */
    FIRM("""
            fsync = on
            full_page_writes = on
            synchronous_commit = on
            shared_buffers = 1GB
            """, List.of("-Xmx512m"));

    private final String postgresSettings;
    private final List<String> brokerOptions;

    Footing(String postgresSettings, List<String> brokerOptions) {
        this.postgresSettings = postgresSettings;
        this.brokerOptions = brokerOptions;
    }

    String postgresSettings() {
        return postgresSettings;
    }

    List<String> brokerOptions() {
        return brokerOptions;
    }
}
