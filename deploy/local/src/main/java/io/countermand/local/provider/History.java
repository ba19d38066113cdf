package io.countermand.local.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.local.client.ExactJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * All effects, one JSON line each, on disk before anybody is told. It is the truth that a checker reads, and what a provider
 * that was killed starts from again. A last line that was cut short by a kill never took effect, and is cut off.
 */
public final class History implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    private History(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static History open(Path file) throws IOException {
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel.truncate(lengthOfWholeLines(file));
        channel.position(channel.size());
        return new History(file, channel);
    }

    void append(Effect effect) throws IOException {
        var line = ByteBuffer.wrap((ExactJson.MAPPER.writeValueAsString(effect.toJson()) + "\n").getBytes(UTF_8));
        while (line.hasRemaining()) {
            channel.write(line);
        }
        channel.force(false);
    }

    List<Effect> effects() throws IOException {
        return read(file);
    }

    /** For a checker, also while the provider runs. */
    public static List<Effect> read(Path file) throws IOException {
        var effects = new ArrayList<Effect>();
        var bytes = Files.readAllBytes(file);
        var whole = new String(bytes, 0, wholeLines(bytes), UTF_8);
        for (var line : whole.lines().toList()) {
            effects.add(Effect.read(ExactJson.MAPPER.readTree(line)));
        }
        return effects;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static long lengthOfWholeLines(Path file) throws IOException {
        return wholeLines(Files.readAllBytes(file));
    }

    private static int wholeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
