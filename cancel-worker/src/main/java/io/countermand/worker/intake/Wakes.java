package io.countermand.worker.intake;

/** Tells the loops of this process that something was written for them; other processes notice by themselves. */
public interface Wakes {

    void plan();
}
