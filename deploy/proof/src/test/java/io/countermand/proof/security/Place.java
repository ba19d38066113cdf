package io.countermand.proof.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.domain.wire.Topics;
import io.countermand.proof.running.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where something may be found, and all that is there; a byte is a character. */
record Place(String name, String content) {

    /** Of all processes that write into this folder or below. */
    static List<Place> logs(Path folder) {
        try (var files = Files.walk(folder, 2)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .map(file -> new Place("log " + folder.relativize(file), read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every column of every row, bytes as hex. */
    static List<Place> tables(Installation house) {
        return Tables.of(house).stream()
                .map(table -> new Place(
                        "table " + table,
                        bytes(String.join("\n", house.books().rows("select t::text from " + table + " t")))))
                .toList();
    }

    /** Key, headers and value of every record. */
    static List<Place> topics(Installation house) {
        return Topics.ALL.stream()
                .map(topic -> new Place(
                        "topic " + topic,
                        house.topic(topic).records().stream().map(Place::text).collect(Collectors.joining("\n"))))
                .toList();
    }

    /** How a secret is written here; none if it is not. */
    Stream<String> findings(Secret secret) {
        return secret.spellings().entrySet().stream()
                .filter(spelling -> content.contains(spelling.getValue()))
                .map(spelling -> secret + " in " + name + ", " + spelling.getKey());
    }

    private static String text(ConsumerRecord<String, byte[]> found) {
        var text = new StringBuilder(bytes(String.valueOf(found.key())));
        found.headers()
                .forEach(header -> text.append('\n')
                        .append(header.key())
                        .append('=')
                        .append(new String(Objects.requireNonNullElse(header.value(), new byte[0]), ISO_8859_1)));
        return text.append('\n').append(new String(found.value(), ISO_8859_1)).toString();
    }

    private static String bytes(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
