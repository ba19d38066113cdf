package io.countermand.proof.trouble;

import java.util.Set;

/** Counts what is open at this moment. */
public interface OpenWork {

    long open(Work work);

    /** Whether one of these sessions sleeps inside a transaction. @param application the name of its sessions */
    boolean isInTransaction(String application);

    /** Endpoints that somebody has claimed and not given back, each with the number of its claim. */
    Set<String> claims();
}
