package io.countermand.api.command;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** 202 with the place where the action can be watched (ours). */
final class AcceptedAnswer {

    private static final String HIT = "Idempotency-Hit";

    private AcceptedAnswer() {}

    /** @param target path of the order or line item */
    static <T> RestResponse<T> of(Outcome outcome, T body, String target) {
        ResponseBuilder<T> answer = ResponseBuilder.create(RestResponse.Status.ACCEPTED, body)
                .header(
                        HttpHeaders.LOCATION,
                        target + "/actions/" + outcome.accepted().actionId());
        return (outcome.isRepeat() ? answer.header(HIT, true) : answer).build();
    }
}
