package io.countermand.api.command;

import io.countermand.edge.page.Given;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Whether a request is for a dry run. Whoever nearly said so must not get the action instead: that is refused. */
@ApplicationScoped
class DryRunAsked {

    private static final String PARAMETER = "dryRun";

    private final HttpServerRequest request;

    DryRunAsked(HttpServerRequest request) {
        this.request = request;
    }

    /** @throws Refusal 400 if it is misspelt, empty or there twice */
    boolean is() {
        var given = given();
        if (given.isEmpty()) {
            return false;
        }
        if (given.size() > 1 || !given.getFirst().getKey().equals(PARAMETER)) {
            throw Refusal.invalid(PARAMETER, Catalogue.NOT_ACCEPTED, "give it once, spelt like this");
        }
        return Given.isTrue(PARAMETER, given.getFirst().getValue());
    }

    /** @throws Refusal 400 if it is there in any spelling, where nothing can be tried dry */
    void mustNotBe() {
        if (!given().isEmpty()) {
            throw Refusal.invalid(PARAMETER, Catalogue.NOT_ACCEPTED, "only whole orders have dry runs");
        }
    }

    private List<Map.Entry<String, String>> given() {
        return request.params().entries().stream()
                .filter(parameter -> parameter.getKey().equalsIgnoreCase(PARAMETER))
                .toList();
    }
}
