package io.countermand.local.infra;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. Root gets it started in a user namespace of its own, or, where the machine forbids those,
 * as the user nobody.
 */
enum OrdinaryUser {
    MYSELF(List.of()),
    NAMESPACE(List.of("unshare", "-U")),
    NOBODY(List.of("runuser", "-u", "nobody", "--"));

    private final List<String> prefix;

    OrdinaryUser(List<String> prefix) {
        this.prefix = prefix;
    }

    static OrdinaryUser choose() throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return MYSELF;
        }
        return NAMESPACE.works() ? NAMESPACE : NOBODY;
    }

    ProcessBuilder command(List<String> command) {
        var whole = new java.util.ArrayList<>(prefix);
        whole.addAll(command);
        return new ProcessBuilder(whole);
    }

    /** Lets the user in: the folder is its own from now on, and the way to it is open. */
    void give(Path folder, Path parent) throws IOException, InterruptedException {
        if (this == NOBODY) {
            new ProcessBuilder("chown", "-R", "nobody", folder.toString())
                    .start()
                    .waitFor();
            new ProcessBuilder("chmod", "o+x", parent.toString()).start().waitFor();
        }
    }

    private boolean works() throws InterruptedException {
        try {
            return command(List.of("true")).start().waitFor() == 0;
        } catch (IOException e) {
            return false; // no such program here
        }
    }
}
