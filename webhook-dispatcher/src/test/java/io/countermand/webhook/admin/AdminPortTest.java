package io.countermand.webhook.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.testing.ReceiverPorts;
import io.countermand.webhook.testing.Subscriber;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class AdminPortTest {

    @Inject
    AdminServer server;

    private record Call(String method, String path) {}

    @Test
    void theAdministrationDoesNotExistOnTheSubscribersPort() {
        assertThat(calls())
                .hasSizeGreaterThanOrEqualTo(9)
                .allSatisfy(call -> given().auth()
                        .preemptive()
                        .basic("admin", FreshStack.current().adminKey())
                        .request(call.method, call.path)
                        .then()
                        .statusCode(404)
                        .body("i18nKey", equalTo("404.001")));
    }

    @Test
    void everyCallNeedsItsCredential() {
        assertThat(calls()).allSatisfy(call -> {
            new Operator(server.port(), "guessed")
                    .call()
                    .request(call.method, call.path)
                    .then()
                    .statusCode(401);
            given().port(server.port()).request(call.method, call.path).then().statusCode(401);
        });
    }

    @Test
    void nothingElseIsOnItsPort() {
        var subscriber = Subscriber.onANewPlatform();

        subscriber.call().port(server.port()).get("/raas/v2/webhooks").then().statusCode(404);
        Operator.of(server).call().get("/raas/v2/webhooks").then().statusCode(404);
    }

    @Test
    void noBrowserMayPost() {
        Operator.of(server)
                .call()
                .header("Origin", "https://example.com")
                .post("/admin/keys/re-encrypt")
                .then()
                .statusCode(403);
    }

    private static List<Call> calls() {
        var calls = new ArrayList<Call>();
        var classes = ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers();
        RuntimeResourceVisitor.visitRuntimeResources("", classes, new RuntimeResourceVisitor() {
            @Override
            public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
                if (path.startsWith("/admin")) {
                    calls.add(new Call(method, path.replaceAll("\\{[^}]*}", "1")));
                }
            }
        });
        return calls;
    }
}
