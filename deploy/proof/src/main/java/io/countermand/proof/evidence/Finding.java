package io.countermand.proof.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a check says.
 *
 * @param seen so much evidence of the right kind there was
 * @param seenMin below it the check says nothing, which is as bad as a broken promise
 * @param what the evidence is, in words
 * @param broken the lines that show that it does not hold
 */
public record Finding(int seen, int seenMin, String what, List<Broken> broken) {

    /** Why, and by which line of which history. */
    public record Broken(String why, String line) {

        static Broken by(String why, JsonNode line) {
            return new Broken(why, line.toString());
        }
    }

    public Finding {
        broken = List.copyOf(broken);
    }

    public boolean holds() {
        return broken.isEmpty() && seen >= seenMin;
    }
}
