package io.countermand.proof.evidence;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What must hold after any run: the nine promises, and that the run was worth its name. */
public enum Check {
    P1("No 202 without a durable command", Durable::check),
    P2("Every accepted command ends", Ending::check),
    P3("At most one void and one refund per line item", Once::check),
    P4("Void and refund agree", Agreement::check),
    P5("The ledger balances", Balance::check),
    P6("Every outcome reaches every live subscriber", Delivered::check),
    P7("A tenant sees only its own", Separate::check),
    P8("We never connect to a private address", Inside::check),
    P9("Unknown is never taken for failed or for done", Unknown::check),
    FAULTS("Every planned fault hit open work", FaultsFired::check),
    RECOVERIES("Every way of recovering was taken", Recovered::check);

    private final String title;
    private final Function<Evidence, Finding> check;

    Check(String title, Function<Evidence, Finding> check) {
        this.title = title;
        this.check = check;
    }

    public String title() {
        return title;
    }

    public Finding of(Evidence evidence) {
        return check.apply(evidence);
    }

    /** All of them. */
    public static Map<Check, Finding> all(Evidence evidence) {
        return Stream.of(values())
                .collect(toMap(Function.identity(), check -> check.of(evidence), (a, b) -> a, LinkedHashMap::new));
    }

    /** The names of those that do not hold. */
    public static List<Check> broken(Map<Check, Finding> findings) {
        return findings.entrySet().stream()
                .filter(finding -> !finding.getValue().holds())
                .map(Map.Entry::getKey)
                .toList();
    }
}
