package io.countermand.webhook.history;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A range of revisions as it was given, both ends included. Texts here: the framework would answer 404 to a wrong number. */
public record Revisions(
        @RestQuery @Nullable String fromRevision,
        @RestQuery @Nullable String toRevision) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    long from() {
        return fromRevision == null ? 1 : number("fromRevision", fromRevision);
    }

    long to() {
        return toRevision == null ? Long.MAX_VALUE : number("toRevision", toRevision);
    }

    /** @throws Refusal 400 that names the parameter */
    void check() {
        if (from() > to()) {
            throw Refusal.invalid("toRevision", Catalogue.NOT_ACCEPTED, "it is below fromRevision");
        }
    }

    /** @throws Refusal 400 that names the parameter */
    void mustStartSomewhere() {
        if (fromRevision == null) {
            throw Refusal.invalid("fromRevision", Catalogue.VALUE_MISSING);
        }
        check();
    }

    private static long number(String parameter, String given) {
        if (!NUMBER.matcher(given).matches()) {
            throw Refusal.invalid(parameter, Catalogue.NOT_ACCEPTED, "a revision is a number from 1 on");
        }
        return Long.parseLong(given);
    }
}
