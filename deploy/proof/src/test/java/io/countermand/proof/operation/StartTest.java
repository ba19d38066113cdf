package io.countermand.proof.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.local.launch.Service;
import io.countermand.local.launch.ServiceProcess;
import io.countermand.proof.running.OneStart;
import io.countermand.proof.running.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service starts with what is right, and says in a sentence what is not. */
class StartTest {

    private static final String PRODUCTION = "prod";
    private static final String PASSWORD = "drawn for this test";

    @Test
    void whatNobodyReadsAndWhatMakesNoSenseIsNamed() throws Exception {
        var output = new OneStart(Service.CANCEL_WORKER)
                .output(Map.of(
                        "COUNTERMAND_WORKER_SETTLE_CHUNKSIZE", "500",
                        "COUNTERMAND_ADMINKEY", "misspelt",
                        "COUNTERMAND_WORKER_SETTLE_PARALLEL", "0"));

        assertThat(output)
                .contains(
                        "COUNTERMAND_WORKER_SETTLE_CHUNKSIZE is no setting of this service",
                        "COUNTERMAND_ADMINKEY is no setting of this service",
                        "countermand.worker.settle.parallel is 0, which must be more than zero.");
    }

    @Test
    void whatCannotBeReadIsNamed() throws Exception {
        var output = new OneStart(Service.CANCEL_API).output(Map.of("COUNTERMAND_API_STORE_PATIENCE", "soon"));

        assertThat(output).contains("countermand.api.store-patience", "soon");
    }

    @Test
    void productionRefusesSwitchesAndSecretsOfDevelopment() throws Exception {
        var output = new OneStart(Service.WEBHOOK_DISPATCHER)
                .output(Map.of(
                        "QUARKUS_PROFILE", PRODUCTION,
                        "COUNTERMAND_WEBHOOK_ALLOWED_HOSTS", "localhost:8090",
                        "COUNTERMAND_ACCESS_PEPPER", "a-pepper-for-development-machines-only",
                        "COUNTERMAND_WEBHOOK_ENCRYPTION_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));

        assertThat(output)
                .contains(
                        "countermand.webhook.allowed-hosts is for development.",
                        "countermand.access.pepper is the one of the development profile",
                        "countermand.webhook.encryption-key is the one of the development profile",
                        "quarkus.datasource.password is the one of the development profile");
    }

    @Test
    void productionRefusesTopicsThatOneBrokerCanLose() throws Exception {
        var output = new OneStart(Service.CANCEL_API)
                .output(Map.of("QUARKUS_PROFILE", PRODUCTION, "QUARKUS_DATASOURCE_PASSWORD", PASSWORD));

        assertThat(output)
                .contains(
                        "order-actions.requested has a replication factor of 1, must be 3 or more.",
                        "order-actions.requested has min.insync.replicas 1, must be 2 or more.");
    }

    @Test
    void productionWarnsOfADatabaseThatDoesNotReplicateSynchronously() throws Exception {
        var start = new OneStart(Service.CANCEL_WORKER);
        start.login("worker_of_production", PASSWORD, "countermand_worker");

        var process = start.start(Map.of(
                "QUARKUS_PROFILE", PRODUCTION,
                "COUNTERMAND_PRODUCTION_COPIES_MIN", "1",
                "COUNTERMAND_PRODUCTION_IN_SYNC_MIN", "1",
                "QUARKUS_DATASOURCE_USERNAME", "worker_of_production",
                "QUARKUS_DATASOURCE_PASSWORD", PASSWORD));
        try {
            Patience.await("the warning")
                    .untilAsserted(() -> assertThat(read(process)).contains("does not replicate synchronously"));
        } finally {
            process.requestStop();
            process.awaitStop();
        }
    }

    private static String read(ServiceProcess process) throws IOException {
        return Files.readString(process.log());
    }
}
