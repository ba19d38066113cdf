package io.countermand.proof.evidence;

import static io.countermand.proof.history.HistoryFile.FAULTS;

import io.countermand.proof.evidence.Finding.Broken;
import java.util.ArrayList;

/** As many faults as were planned, and each hit work that was under way: a fault in an idle house proves nothing. */
final class FaultsFired {

    private FaultsFired() {}

    static Finding check(Evidence evidence) {
        var fired = evidence.where(FAULTS, line -> line.path("fired").asBoolean());
        var broken = new ArrayList<Broken>();
        for (var fault : evidence.all(FAULTS)) {
            if (!fault.path("fired").asBoolean() || fault.path("open").asLong() == 0) {
                broken.add(Broken.by("hit nothing", fault));
            }
        }
        return new Finding(
                fired.size(), Math.max(1, evidence.run().path("planned").asInt()), "faults", broken);
    }
}
