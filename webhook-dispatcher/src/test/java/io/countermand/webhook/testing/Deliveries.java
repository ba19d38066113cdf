package io.countermand.webhook.testing;

import static io.countermand.webhook.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

/** What the tables say of a subscription's deliveries. */
public final class Deliveries {

    private Deliveries() {}

    public static void awaitAttempts(UUID subscription, int count) {
        await().untilAsserted(() -> assertThat(Tables.value(
                        "select count(*) from webhook.attempt a join webhook.delivery d on d.id = a.delivery_id"
                                + " where d.subscription_id = ?",
                        subscription))
                .isEqualTo(String.valueOf(count)));
    }

    /** In the order of revisions. */
    public static void awaitStates(UUID subscription, String... states) {
        await().untilAsserted(() -> assertThat(Tables.column(
                        "select state from webhook.delivery where subscription_id = ? order by revision", subscription))
                .containsExactly(states));
    }

    public static void forgetAllEndpoints() {
        Tables.column("delete from webhook.subscription returning id");
    }
}
