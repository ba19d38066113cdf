package io.countermand.edge.access;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What a request needs unless a front door says otherwise: looking needs READ, changing needs CANCEL. */
class DefaultRights {

    @Produces
    @Singleton
    @DefaultBean
    NeededRight byMethod() {
        return method -> "GET".equals(method) || "HEAD".equals(method) ? Right.READ : Right.CANCEL;
    }
}
