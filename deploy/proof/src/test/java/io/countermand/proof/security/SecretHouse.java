package io.countermand.proof.security;

import io.countermand.local.infra.Footing;
import io.countermand.local.infra.LocalKafka;
import io.countermand.local.infra.LocalPostgres;
import io.countermand.local.launch.Service;
import io.countermand.local.process.AfterParent;
import io.countermand.local.provider.LocalProvider;
import io.countermand.local.sample.SamplePlatform;
import io.countermand.local.testing.FreshStack;
import io.countermand.local.testing.IdentityProvider;
import io.countermand.proof.running.Customer;
import io.countermand.proof.running.Installation;
import io.countermand.proof.running.Subscriber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One of each service, and a server, a broker, a payment provider and an identity provider of its own: every secret in it is
 * drawn for it alone, and no log or row is of anybody else. Started once for all tests of this package; it ends with them.
 */
final class SecretHouse {

    static final String DATABASE_PASSWORD = "database-" + UUID.randomUUID();
    static final String PROVIDER_PASSWORD = "provider-" + UUID.randomUUID();

    static final String PREFIX = "secret.";
    private static final String REFUND = "countermand.worker.refund.";

    /** All that the processes log is in here. */
    static final Path FOLDER = folder();

    static final IdentityProvider IDENTITIES = IdentityProvider.started();
    static final LocalProvider PROVIDER = LocalProvider.start(FOLDER, 0, PROVIDER_PASSWORD);
    static final Installation HOUSE = house().awaitReady();

    static final Customer MEADOW =
            new Customer(HOUSE.tenant(SamplePlatform.all().get(0)));
    static final Customer HARBOUR =
            new Customer(HOUSE.tenant(SamplePlatform.all().get(1)));
    static final Subscriber SUBSCRIBER = subscriber();

    private SecretHouse() {}

    private static Installation house() {
        try {
            AfterParent.stopsPostgres(LocalPostgres.dataFolder(FOLDER), FOLDER, true);
            var postgres = LocalPostgres.start(FOLDER, 0);
            postgres.createDatabase(Service.DATABASE);
            var kafka = LocalKafka.start(FOLDER, 0, Footing.LIGHT);
            kafka.createTopics(PREFIX);
            var stack = new FreshStack.Current(postgres, kafka, Service.DATABASE, PREFIX);
            changePasswords(stack);
            System.out.println("logs of this run: " + FOLDER);
            return Installation.oneOfEach(stack, FOLDER, settings());
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the house could not be built", e);
        }
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put("quarkus.log.console.json.enabled", "true");
        settings.put("quarkus.datasource.password", DATABASE_PASSWORD);
        settings.put("countermand.oidc.issuer", IdentityProvider.ISSUER);
        settings.put("countermand.oidc.audience", IdentityProvider.AUDIENCE);
        settings.put("countermand.oidc.jwks-url", IDENTITIES.keysUrl().toString());
        settings.put(REFUND + "unchanged-for", "1s");
        settings.put(REFUND + "providers.bango.url", PROVIDER.url());
        settings.put(REFUND + "providers.bango.password", PROVIDER_PASSWORD);
        return settings;
    }

    private static void changePasswords(FreshStack.Current stack) throws SQLException {
        try (var connection = DriverManager.getConnection(stack.jdbcUrl(), stack.owner(), stack.ownerPassword());
                var statement = connection.createStatement()) {
            for (var role : List.of("countermand_api", "countermand_worker", "countermand_dispatcher")) {
                statement.execute("alter role %s password '%s'".formatted(role, DATABASE_PASSWORD));
            }
        }
    }

    private static Subscriber subscriber() {
        try {
            return HOUSE.subscriber().start();
        } catch (IOException e) {
            throw new UncheckedIOException("the subscriber could not start", e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("countermand-secrets-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
