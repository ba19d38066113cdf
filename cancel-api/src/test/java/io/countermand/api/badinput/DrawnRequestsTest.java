package io.countermand.api.badinput;

import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** 20,000 requests drawn at random. The seed is in the log; {@code -Dcountermand.seed=…} draws the same again. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class DrawnRequestsTest {

    private static final Logger LOG = Logger.getLogger(DrawnRequestsTest.class);
    private static final int REQUESTS = 20_000;

    @Test
    void neverA5xxAndNeverAnEffect() throws IOException {
        long seed = Long.getLong("countermand.seed", System.nanoTime());
        LOG.infof("seed of the drawn requests: %d", seed);
        var platform = aPlatform();
        var order = anOrder(platform).placed().withLineItem(1);
        var login = (platform.name() + ":" + platform.key()).getBytes(UTF_8);
        var drawn = new Drawn(
                new Random(seed),
                List.of(order.reference(), order.reference() + "-1", order.reference() + "-9", "RA-nobody", "x"),
                "Basic " + Base64.getEncoder().encodeToString(login));

        try (var wire = new Wire()) {
            for (int i = 0; i < REQUESTS; i++) {
                sendOne(wire, drawn, "request " + i + " of seed " + seed);
            }
        }

        Untouched.check(platform);
    }

    private static void sendOne(Wire wire, Drawn drawn, String which) throws IOException {
        var method = drawn.method();
        var path = drawn.path();
        var headers = drawn.headers();
        var body = drawn.body();

        var reply = wire.send(method, path, headers, body);

        assertThat(reply.status())
                .as("%s: %s %s %s %s -> %s", which, method, path, headers, body, reply.body())
                .isLessThan(500)
                .isNotEqualTo(202)
                .matches(status -> status / 100 != 3, "no redirect");
        assertThat(reply.body()).as(which).doesNotContain("Exception", "io.countermand", "jackson");
    }
}
