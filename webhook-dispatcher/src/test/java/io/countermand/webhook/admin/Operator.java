package io.countermand.webhook.admin;

import static io.restassured.RestAssured.given;

import io.countermand.local.testing.FreshStack;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Who administrates, at the port that is theirs. */
record Operator(int port, String key) {

    static Operator of(AdminServer server) {
        return new Operator(server.port(), FreshStack.current().adminKey());
    }

    RequestSpecification call() {
        return given().port(port).auth().preemptive().basic("admin", key).contentType(ContentType.JSON);
    }
}
