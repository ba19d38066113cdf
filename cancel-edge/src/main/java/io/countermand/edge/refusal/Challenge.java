package io.countermand.edge.refusal;

import java.util.Optional;

/** A way to authenticate, as a 401 has to name it. */
public interface Challenge {

    /** For WWW-Authenticate; empty if this way is not open. */
    Optional<String> header();
}
