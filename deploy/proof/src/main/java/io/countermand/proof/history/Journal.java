package io.countermand.proof.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermand.local.client.ExactJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** A history that is being written: a line is in the file before the call returns, in the order in which things were seen. */
public final class Journal implements AutoCloseable {

    private final BufferedWriter file;
    private boolean closed;

    private Journal(BufferedWriter file) {
        this.file = file;
    }

    public static Journal open(Path folder, HistoryFile name) {
        try {
            var path = name.in(folder);
            Files.createDirectories(path.getParent());
            return new Journal(Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line with the time in front. */
    public static ObjectNode line() {
        return ExactJson.MAPPER.createObjectNode().put("at", Instant.now().toString());
    }

    /** What is seen after the end is nobody's evidence any more. */
    public synchronized void write(ObjectNode line) {
        if (closed) {
            return;
        }
        try {
            file.write(ExactJson.MAPPER.writeValueAsString(line));
            file.newLine();
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
