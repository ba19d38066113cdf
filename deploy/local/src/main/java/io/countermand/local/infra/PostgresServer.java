package io.countermand.local.infra;

import io.countermand.local.process.PostmasterPid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The server's process: how its data folder is made and how it is started. */
final class PostgresServer {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final List<String> SETTINGS = List.of(
            "listen_addresses=localhost",
            "unix_socket_directories=",
            "max_connections=200",
            "timezone=UTC",
            "max_wal_size=2GB");

    private final Path folder;
    private final Path data;
    private final int port;

    PostgresServer(Path folder, int port) {
        this.folder = folder;
        this.data = LocalPostgres.dataFolder(folder);
        this.port = port;
    }

    /** Its settings stand in its folder, so that they are the same after every start. */
    void create(Footing footing) throws IOException {
        initialise();
        Files.writeString(data.resolve("postgresql.conf"), footing.postgresSettings(), StandardOpenOption.APPEND);
    }

    private void initialise() throws IOException {
        Files.createDirectories(data);
        var passwordFile = folder.resolve("postgres-owner");
        Files.writeString(passwordFile, LocalPostgres.PASSWORD);
        try {
            var user = OrdinaryUser.choose();
            user.give(data, folder);
            var command = List.of(
                    program("initdb"),
                    "-D",
                    data.toString(),
                    "-U",
                    LocalPostgres.OWNER,
                    "-A",
                    "scram-sha-256",
                    "--pwfile",
                    passwordFile.toString(),
                    "-E",
                    "UTF-8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-locale",
                    "--no-sync");
            if (run(user.command(command)).waitFor() != 0) {
                throw new StartFailed("initdb failed:\n" + LogTail.of(log()));
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    void start() {
        try {
            PostmasterPid.of(data).forgetTheDead();
            var settings = SETTINGS.stream().flatMap(setting -> Stream.of("-c", setting));
            var command = Stream.concat(
                            Stream.of(program("postgres"), "-D", data.toString(), "-p", String.valueOf(port)), settings)
                    .toList();
            awaitReady(run(OrdinaryUser.choose().command(command)));
        } catch (IOException e) {
            throw new StartFailed("PostgreSQL could not be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void awaitReady(Process process) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new StartFailed("PostgreSQL did not start on port " + port + ":\n" + LogTail.of(log()));
            }
            Thread.sleep(20);
        }
    }

    /** The server writes its own state into the last line of its pid file. */
    private boolean isReady() throws IOException {
        var file = PostmasterPid.of(data).file();
        return Files.exists(file) && Files.readString(file).stripTrailing().endsWith("ready");
    }

    private Process run(ProcessBuilder builder) throws IOException {
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Path log() {
        return folder.resolve("postgres.log");
    }

    private static String program(String name) throws IOException {
        return PostgresBinaries.folder().resolve("bin").resolve(name).toString();
    }

    private static StartFailed interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StartFailed("interrupted while PostgreSQL started", e);
    }
}
