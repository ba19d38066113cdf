package io.countermand.local.story;

import io.countermand.local.client.Tenant;
import io.countermand.local.launch.Port;
import io.countermand.local.launch.Secrets;
import io.countermand.local.sample.SampleOrder;

/** What a person can do with a system that keeps running. */
public final class Visit {

    private Visit() {}

    public static void invite(Stage stage, Screen screen, Secrets secrets) {
        var ports = stage.ports();
        screen.title("It keeps running until Ctrl-C");
        screen.table(new Table("What", "Where", "User", "Password")
                .row(
                        "API, platform meadow",
                        ports.url(Port.API) + "/raas/v2",
                        "meadow",
                        stage.tenant("meadow").key())
                .row(
                        "API, platform harbour",
                        ports.url(Port.API) + "/raas/v2",
                        "harbour",
                        stage.tenant("harbour").key())
                .row("Webhook API", ports.url(Port.DISPATCHER) + "/raas/v2", "the same", "the same")
                .row("Administration", ports.url(Port.WORKER_ADMIN) + "/admin", "admin", secrets.adminKey())
                .row("... of webhooks", ports.url(Port.DISPATCHER_ADMIN) + "/admin", "admin", secrets.adminKey())
                .row("Receiver", ports.url(Port.RECEIVER), "shared secret", secrets.webhookSecret())
                .row(
                        "PostgreSQL",
                        "localhost:" + ports.of(Port.POSTGRES) + "/countermand",
                        io.countermand.local.infra.LocalPostgres.OWNER,
                        io.countermand.local.infra.LocalPostgres.PASSWORD)
                .row("Kafka", "localhost:" + ports.of(Port.KAFKA), "", ""));
        screen.chapter("Three commands to try");
        commands(stage, screen);
    }

    private static void commands(Stage stage, Screen screen) {
        var tenant = stage.tenantOf(SampleOrder.PARTIAL);
        var order = stage.order(SampleOrder.PARTIAL);
        var login = "curl -s -u " + tenant.name() + ":" + tenant.key() + " ";
        var api = stage.ports().url(Port.API);
        screen.line("# cancel an order that was issued only in part");
        screen.line(login + "-H 'Content-Type: application/json' -d '{\"reasonCode\":\"DUPLICATE\"}' \\");
        screen.line("  " + api + Tenant.cancelPath(order.referenceOrderId()));
        screen.line("# the account that paid, where the refund arrives");
        screen.line(login + api + "/raas/v2/accounts/" + order.accountIdentifier());
        screen.line("# what the receiver got");
        screen.line("curl -s " + stage.ports().url(Port.RECEIVER) + "/received.json");
    }
}
