package io.countermand.api.badinput;

import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.testing.PlacedOrder;
import io.countermand.api.testing.Platform;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The table {@code bad-requests.txt}, to which every bad request that ever surprised us belongs. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class ListedRequestsTest {

    private static final int AT_LEAST = 300;

    private final Platform platform = aPlatform();
    private final PlacedOrder order = anOrder(platform).placed().withLineItem(1);
    private final PlacedOrder failed =
            anOrder(platform).inStatus("FAILED").placed().withLineItem(1);
    private final PlacedOrder arriving =
            anOrder(platform).withLineItemsArrived(2).placed().withLineItem(1);
    private final PlacedOrder foreign = anOrder(aPlatform()).placed().withLineItem(1);

    @Test
    void everyOneIsRefusedAsTheTableSaysAndHasNoEffect() throws IOException {
        order.withLineItem(2).butLineItem(2, "settled_reward = 'CANCELLED'");
        order.withLineItem(3).butLineItem(3, "reward_status = 'REDEEMED'");
        var requests = table();

        var refused = new SoftAssertions();
        try (var wire = new Wire()) {
            for (var line : requests) {
                var request = ListedRequest.of(filled(line));
                var reply = wire.send(request.method(), request.path(), complete(request), request.body());
                refused.assertThat(reply.status())
                        .as("%s -> %s", line, reply.body())
                        .isEqualTo(request.status());
                refused.assertThat(reply.body())
                        .as(line)
                        .contains("\"i18nKey\":\"" + request.key() + "\"", "\"requestId\":")
                        .doesNotContain("Exception", "io.countermand", "jackson", "select ");
            }
        }

        refused.assertAll();
        assertThat(requests).hasSizeGreaterThanOrEqualTo(AT_LEAST);
        Untouched.check(platform);
        Untouched.check(foreign.platform());
    }

    private static List<String> table() throws IOException {
        try (var file = ListedRequestsTest.class.getResourceAsStream("/bad-requests.txt")) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private String filled(String line) {
        return line.replace("{order}", order.reference())
                .replace("{failed}", failed.reference())
                .replace("{arriving}", arriving.reference())
                .replace("{foreign}", foreign.reference())
                .replace("{reader}", login(platform.withRights("{READ}")))
                .replace("{canceller}", login(platform.withRights("{CANCEL}")))
                .replace("{stranger}", login(platform.limitedTo("{nobody}", null)))
                .replace("{account}", order.account())
                .replace("{base}", "/raas/v2");
    }

    /** What the table does not say: a good credential, and JSON. A header without a value is left out. */
    private List<String> complete(ListedRequest request) {
        var headers = new ArrayList<>(request.headers());
        if (headers.stream().noneMatch(header -> header.startsWith("Authorization:"))) {
            headers.add("Authorization: " + login(platform));
        }
        if (request.method().equals("POST")
                && headers.stream().noneMatch(header -> header.startsWith("Content-Type:"))) {
            headers.add("Content-Type: application/json");
        }
        headers.removeIf(header -> header.endsWith(":"));
        return headers;
    }

    private static String login(Platform platform) {
        var login = platform.name() + ":" + platform.key();
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
    }
}
