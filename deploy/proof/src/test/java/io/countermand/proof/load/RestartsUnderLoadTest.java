package io.countermand.proof.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.local.provider.LocalProvider;
import io.countermand.proof.running.Installation;
import io.countermand.proof.running.Instance;
import io.countermand.proof.running.Patience;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Under load the database and the broker are killed and started again; nobody touches a service. */
class RestartsUnderLoadTest {

    private static final boolean LONG = Boolean.getBoolean("countermand.long");
    private static final int RESTARTS_OF_EACH = LONG ? 10 : 1;
    private static final int ORDERS = LONG ? 60 : 12;

    private final LocalProvider provider = Small.provider();
    private final Installation house = new Installation(1, Small.steps(provider)).awaitReady();
    private final Load load = new Load(house, provider, LONG ? 5 : 1);

    @Test
    void workGoesOnByItself() throws Exception {
        var processes = processes();
        try (provider;
                house;
                load;
                var audit = Audit.begin(house.books())) {
            for (int i = 0; i < RESTARTS_OF_EACH; i++) {
                underWay("database", this::restartDatabase);
                underWay("broker", this::restartBroker);
            }
            var ends = load.awaitEnds();

            ends.thenEachLineItemIsRefundedOnce();
            ends.thenEachPaymentIsRefundedOnce(provider.history());
            ends.thenEachOutcomeIsTold();
            assertThat(processes()).as("nobody restarted a service").isEqualTo(processes);
            System.out.printf("%d audits of the books during the restarts%n", audit.passes());
            assertThat(audit.passes()).as("audits").isGreaterThan(2 * RESTARTS_OF_EACH);
            assertThat(audit.broken()).isEmpty();
        }
    }

    private void underWay(String what, Runnable restart) throws Exception {
        var before = ended();
        load.place(ORDERS);
        Patience.await("some of it has ended").until(() -> ended() > before);
        restart.run();
        var left = load.left();
        System.out.println(what + " restarted, " + left + " left");
        assertThat(left).as("left to do when the %s was away", what).isPositive();
    }

    private void restartDatabase() {
        house.postgres().kill();
        house.postgres().startAgain();
    }

    private void restartBroker() {
        house.kafka().kill();
        house.kafka().startAgain();
    }

    private long ended() {
        return house.books().count("cancellation.action where settled_at is not null");
    }

    private List<Long> processes() {
        return house.all().stream().filter(Instance::isAlive).map(Instance::pid).toList();
    }
}
