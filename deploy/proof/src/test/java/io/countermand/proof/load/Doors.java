package io.countermand.proof.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.local.client.Tenant;
import java.util.Base64;

/** Where a tenant's programme finds the services. */
record Doors(Tenant tenant, String apiUrl, String dispatcherUrl) {

    String authorization() {
        var login = tenant.name() + ":" + tenant.key();
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
    }
}
