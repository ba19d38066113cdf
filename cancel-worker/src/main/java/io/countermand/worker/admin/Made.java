package io.countermand.worker.admin;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/** @param isNew whether this call made it; whoever asks again is shown what is there */
record Made<T>(T view, boolean isNew) {

    Response answer() {
        return Response.status(isNew ? Status.CREATED : Status.OK).entity(view).build();
    }
}
