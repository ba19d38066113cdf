package io.countermand.proof.operation;

import java.util.ArrayList;
import java.util.List;

/** One line of a service's {@code application.properties}, with the comment right above it. */
record FrameworkProperties(String name, String value, String reason) {

    static List<FrameworkProperties> of(String text) {
        var all = new ArrayList<FrameworkProperties>();
        var comment = "";
        for (var line : text.lines().toList()) {
            if (line.startsWith("#")) {
                comment = line.startsWith("# -")
                        ? ""
                        : (comment + " " + line.substring(1).strip()).strip();
            } else {
                var pair = line.split("=", 2);
                if (pair.length == 2 && !line.startsWith("%dev.")) {
                    all.add(new FrameworkProperties(pair[0], pair[1], comment));
                }
                comment = "";
            }
        }
        return all;
    }

    String row() {
        return "| `%s` | `%s` | %s |".formatted(name, value, reason.replace("|", "\\|"));
    }
}
