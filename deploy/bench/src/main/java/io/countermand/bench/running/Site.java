package io.countermand.bench.running;

import io.countermand.bench.WrongResult;
import io.countermand.local.books.Books;
import io.countermand.local.infra.LocalPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A database, topics, and the processes that work on them until it is closed. */
public final class Site implements AutoCloseable {

    private final Ground ground;
    private final String name;
    private final int rounds;
    private final Path folder;
    private final List<Running> processes = new ArrayList<>();

    Site(Ground ground, String name, int rounds, Path folder) {
        this.ground = ground;
        this.name = name;
        this.rounds = rounds;
        this.folder = folder;
    }

    /** How often a comparison is repeated. */
    public int rounds() {
        return rounds;
    }

    /** Where its processes leave their logs. */
    public Path folder() {
        return folder;
    }

    public String bootstrapServers() {
        return ground.kafka().bootstrapServers();
    }

    public String topic(String topic) {
        return name + "." + topic;
    }

    /** As the owner of the database. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                ground.postgres().jdbcUrl(name), LocalPostgres.OWNER, LocalPostgres.PASSWORD);
    }

    /** With the session settings of the services. */
    public Connection connectLikeAService() throws SQLException {
        var settings = new Properties();
        settings.put("user", LocalPostgres.OWNER);
        settings.put("password", LocalPostgres.PASSWORD);
        settings.put("options", "-c plan_cache_mode=force_generic_plan");
        return DriverManager.getConnection(ground.postgres().jdbcUrl(name), settings);
    }

    /** Leaves nothing for the database to do in the background of a run. */
    public void tidy() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    /** @throws WrongResult naming the first promises that its rows break */
    public void mustHaveItsBooksInOrder() {
        var books = new Books(ground.postgres().jdbcUrl(name), LocalPostgres.OWNER, LocalPostgres.PASSWORD);
        var broken = books.brokenPromises();
        WrongResult.unless(
                broken.isEmpty(),
                "promises are broken: " + broken.stream().limit(10).toList());
    }

    /**
     * Starts a packaged service and waits until it answers.
     *
     * @param module its folder in the repository
     * @param settings its own, by key
     */
    public Running start(String module, Map<String, String> settings) throws IOException, InterruptedException {
        var all = new HashMap<String, String>();
        all.put("quarkus.profile", "local");
        all.put("quarkus.http.host", "localhost");
        all.put("quarkus.management.host", "localhost");
        all.put("quarkus.log.console.json.enabled", "false");
        all.put("quarkus.datasource.reactive.url", ground.postgres().reactiveUrl(name));
        all.put("quarkus.datasource.password", LocalPostgres.PASSWORD);
        all.put("kafka.bootstrap.servers", bootstrapServers());
        all.put("countermand.topic-prefix", name + ".");
        all.put("countermand.access.pepper", Login.PEPPER);
        all.putAll(settings);
        var running = Running.start(ground.home().resolve(module), folder, all);
        processes.add(running);
        return running.awaitAnswer();
    }

    @Override
    public void close() throws InterruptedException {
        for (var process : processes) {
            process.stop();
        }
    }
}
