package io.countermand.proof.running;

import io.countermand.local.launch.Ports;
import io.countermand.local.launch.Secrets;
import io.countermand.local.launch.Service;
import io.countermand.local.launch.ServiceProcess;
import io.countermand.local.testing.FreshStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A service that is started alone, mostly with settings it should refuse, on a fresh database and fresh topics. */
public final class OneStart {

    private static final long PATIENCE_SECONDS = 60;
    private static final int NOWHERE = 1;
    private static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();

    private final Service service;
    private final FreshStack.Current stack = FreshStack.create();
    private final Path folder;

    public OneStart(Service service) {
        this.service = service;
        this.folder = Path.of("target", "runs", stack.database()).toAbsolutePath();
    }

    /**
     * Waits for its end.
     *
     * @param variables besides those of an ordinary start
     * @return what it wrote
     */
    public String output(Map<String, String> variables) throws IOException, InterruptedException {
        var process = start(variables);
        if (!process.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.process().destroyForcibly();
            throw new AssertionError(service.title() + " started:\n" + Files.readString(process.log()));
        }
        if (process.process().exitValue() == 0) {
            throw new AssertionError(service.title() + " ended as if nothing were wrong");
        }
        return Files.readString(process.log());
    }

    /** The same with settings that it should take. */
    public ServiceProcess start(Map<String, String> variables) throws IOException {
        var ports = Ports.allFree();
        var setting = new Setting(stack, Secrets.draw(), NOWHERE, Map.of());
        var all = new HashMap<>(setting.environment(service, ports, service.title()));
        all.remove("COUNTERMAND_WEBHOOK_ALLOWED_HOSTS");
        all.putAll(variables);
        return ServiceProcess.start(service, HOME, Files.createDirectories(folder), all);
    }

    /** A login of its own in the database. */
    public void login(String name, String password, String role) throws SQLException {
        try (var connection = DriverManager.getConnection(stack.jdbcUrl(), stack.owner(), stack.ownerPassword());
                var statement = connection.createStatement()) {
            statement.execute("create role %s login password '%s' in role %s".formatted(name, password, role));
        }
    }
}
