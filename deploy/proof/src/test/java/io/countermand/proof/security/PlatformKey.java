package io.countermand.proof.security;

import io.countermand.local.client.Http;
import io.countermand.local.launch.Port;
import io.countermand.proof.running.Installation;
import java.util.Map;

/** A credential beside a platform's first, for a while: two may live at a time. */
record PlatformKey(Http administration, String platform, String id, String key) implements AutoCloseable {

    /** @param limits rights, customers, accounts; what is left out is not limited */
    static PlatformKey issued(Installation house, String platform, Map<String, ?> limits) {
        var administration = new Http(house.worker(0).url(Port.WORKER_ADMIN), "admin", house.adminKey());
        var issued = administration.post(path(platform), limits).expect(201, "issuing a key");
        return new PlatformKey(administration, platform, issued.text("credentialId"), issued.text("platformKey"));
    }

    String login() {
        return Login.basic(platform, key);
    }

    /** Revokes it. */
    @Override
    public void close() {
        administration.delete(path(platform) + "/" + id, Map.of()).expect(200, "revoking a key");
    }

    private static String path(String platform) {
        return "/admin/platforms/" + platform + "/credentials";
    }
}
