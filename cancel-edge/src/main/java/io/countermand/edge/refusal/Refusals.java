package io.countermand.edge.refusal;

import io.countermand.backbone.store.Outage;
import jakarta.ws.rs.WebApplicationException;

/** Decides what a failure means to the caller, whoever threw it: the one place that does. */
final class Refusals {

    private Refusals() {}

    static Refusal of(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        if (failure instanceof WebApplicationException framework) {
            return Refusal.of(ofStatus(framework.getResponse().getStatus()));
        }
        return Refusal.of(Outage.is(failure) ? Catalogue.AWAY : Catalogue.UNEXPECTED);
    }

    static Catalogue ofStatus(int status) {
        return switch (status) {
            case 404 -> Catalogue.PATH_UNKNOWN;
            case 405 -> Catalogue.METHOD_NOT_ALLOWED;
            case 406 -> Catalogue.NOT_ACCEPTABLE;
            case 415 -> Catalogue.NOT_SUPPORTED_TYPE;
            default -> status >= 400 && status < 500 ? Catalogue.INVALID_REQUEST : Catalogue.UNEXPECTED;
        };
    }
}
