package io.countermand.local.infra;

import io.countermand.local.process.QuietLog;
import kafka.Kafka;
import kafka.tools.StorageTool;

/** The broker's process: formats its folder when that is new, then runs Kafka. */
public final class BrokerMain {

    /** Fixed: on a folder that is formatted already, another id would be refused. */
    private static final String CLUSTER = "Y291bnRlcm1hbmRsb2NhbA";

    private BrokerMain() {}

    /** @param arguments the broker's properties file */
    public static void main(String[] arguments) {
        QuietLog.begin();
        var format = new String[] {"format", "--ignore-formatted", "-t", CLUSTER, "-c", arguments[0]};
        if (StorageTool.execute(format, System.out) != 0) {
            System.exit(1);
        }
        Kafka.main(arguments);
    }
}
