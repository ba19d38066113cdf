package io.countermand.webhook.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.edge.Edge;
import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.testing.Receiver;
import io.countermand.webhook.testing.ReceiverPorts;
import io.countermand.webhook.testing.Subscriber;
import io.countermand.webhook.testing.Tables;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;
import org.junit.jupiter.api.Test;

/**
 * Contract §1, for every call that the service offers and that names something: the same request, before and after another
 * platform owns it, gets equal status, headers (but X-REQUEST-ID, Date) and body (but requestId, timestamp).
 */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class ForeignIsAbsentTest {

    private static final Set<String> DIFFERENT_EACH_TIME = Set.of("x-request-id", "date");

    private final Subscriber caller = Subscriber.onANewPlatform();
    private final Subscriber stranger = Subscriber.onANewPlatform();
    private final UUID id = UUID.randomUUID();

    private record Call(String method, String path) {}

    @Test
    void whatAnotherPlatformOwnsIsAbsent() {
        var calls = callsThatNameSomething();
        var before = calls.stream().map(call -> comparable(send(call))).toList();
        var list = comparable(caller.call().get(Edge.BASE + "/webhooks"));

        givenTheStrangerHasIt();

        assertThat(calls).hasSizeGreaterThanOrEqualTo(14);
        for (int i = 0; i < calls.size(); i++) {
            var answer = send(calls.get(i));
            assertThat(comparable(answer)).as("%s", calls.get(i)).isEqualTo(before.get(i));
            assertThat(answer.statusCode())
                    .as("%s: %s", calls.get(i), answer.asString())
                    .isEqualTo(404);
        }
        assertThat(comparable(caller.call().get(Edge.BASE + "/webhooks"))).isEqualTo(list);
        stranger.call().delete(Edge.BASE + "/webhooks/" + id).then().statusCode(200);
    }

    /** Of the id that was asked for before. */
    private void givenTheStrangerHasIt() {
        var drawn = stranger.subscribe(Receiver.url(ReceiverPorts.port(0)));
        Tables.value("update webhook.subscription set id = ? where id = ? returning id", id, drawn);
    }

    private Response send(Call call) {
        var path = call.path.replaceAll("\\{[^}]*}", id.toString());
        var request = caller.call();
        if (call.method.equals("PATCH") || call.path.endsWith("/secrets")) {
            request.body(Map.of("hmacSharedSecretKey", Subscriber.SECRET));
        }
        if (call.path.endsWith("/replay")) {
            request.queryParam("fromRevision", 1);
        }
        return request.request(call.method, path);
    }

    private static List<Call> callsThatNameSomething() {
        var calls = new ArrayList<Call>();
        var classes = ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers();
        RuntimeResourceVisitor.visitRuntimeResources("", classes, new RuntimeResourceVisitor() {
            @Override
            public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
                if (path.startsWith(Edge.BASE) && path.contains("{")) {
                    calls.add(new Call(method, path));
                }
            }
        });
        return calls;
    }

    private static Map<String, Object> comparable(Response answer) {
        var headers = answer.headers().asList().stream()
                .filter(header -> !DIFFERENT_EACH_TIME.contains(header.getName().toLowerCase(Locale.ROOT)))
                .map(Header::toString)
                .collect(Collectors.toSet());
        var body = new HashMap<String, Object>(answer.jsonPath().getMap("$"));
        body.remove("requestId");
        body.remove("timestamp");
        return Map.of("status", answer.statusCode(), "headers", headers, "body", body);
    }
}
