package io.countermand.bench;

import io.countermand.bench.figure.Figure;
import io.countermand.bench.running.Site;
import java.util.List;

/** Measures one thing on a fresh database and fresh topics, and checks afterwards that what was done is right. */
public interface Bench {

    /** By which it is asked for, and the name of its database. */
    String name();

    /** About how long it takes. */
    int minutes();

    /** @throws WrongResult if what was measured did not do its work: its figures would mean nothing */
    List<Figure> measure(Site site) throws Exception;
}
