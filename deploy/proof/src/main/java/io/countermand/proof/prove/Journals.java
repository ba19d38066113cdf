package io.countermand.proof.prove;

import io.countermand.proof.history.HistoryFile;
import io.countermand.proof.history.Journal;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The histories that are written while it runs. */
final class Journals implements AutoCloseable {

    private static final List<HistoryFile> LIVE = List.of(
            HistoryFile.RUN,
            HistoryFile.CUSTOMERS,
            HistoryFile.STRANGERS,
            HistoryFile.CANARY,
            HistoryFile.WEBHOOKS,
            HistoryFile.FAULTS,
            HistoryFile.PROXIES,
            HistoryFile.SAMPLES);

    private final Map<HistoryFile, Journal> journals = new EnumMap<>(HistoryFile.class);

    Journals(Path folder) {
        LIVE.forEach(file -> journals.put(file, Journal.open(folder, file)));
    }

    Journal of(HistoryFile file) {
        return Objects.requireNonNull(journals.get(file));
    }

    Journal proxies() {
        return of(HistoryFile.PROXIES);
    }

    @Override
    public void close() {
        journals.values().forEach(Journal::close);
    }
}
