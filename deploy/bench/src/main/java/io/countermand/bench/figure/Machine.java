package io.countermand.bench.figure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Figures without the machine they were measured on say nothing. */
record Machine(int processors, String model, long memoryGiB, String java) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    static Machine ofThis() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                found(),
                system.getTotalMemorySize() >> 30,
                Runtime.version().toString());
    }

    String sentence() {
        return "%d processors (%s), %d GiB, Java %s; load, broker, database and services share them."
                .formatted(processors, model, memoryGiB, java);
    }

    private static String found() {
        try (var lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException notLinux) {
            return System.getProperty("os.arch");
        }
    }
}
