package io.countermand.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class SessionSettingsTest {

    @Inject
    Pool pool;

    @ParameterizedTest
    @CsvSource({
        "lock_timeout, 2s",
        "statement_timeout, 10s",
        "idle_in_transaction_session_timeout, 10s",
        "plan_cache_mode, force_generic_plan",
        "application_name, cancel-api"
    })
    void everySessionHasItsLimits(String setting, String value) {
        var rows = pool.query("show " + setting).execute().await().atMost(Duration.ofSeconds(5));

        assertThat(rows.iterator().next().getString(0)).isEqualTo(value);
    }
}
