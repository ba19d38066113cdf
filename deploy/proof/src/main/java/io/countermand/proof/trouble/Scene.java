package io.countermand.proof.trouble;

import io.countermand.local.infra.LocalKafka;
import io.countermand.local.infra.LocalPostgres;
import io.countermand.proof.proxy.TcpProxy;
import io.countermand.proof.running.Instance;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything that can be hurt.
 *
 * @param services workers, dispatchers and APIs by the kind that kills them
 * @param proxies by the kind that cuts them off or slows them down
 */
public record Scene(
        Map<Kind, List<Instance>> services,
        Map<Kind, TcpProxy> proxies,
        LocalKafka kafka,
        LocalPostgres postgres,
        OpenWork work) {

    Instance service(Kind kind, int which) {
        return Objects.requireNonNull(services.get(kind)).get(which);
    }

    TcpProxy proxy(Kind kind) {
        return Objects.requireNonNull(proxies.get(kind));
    }
}
