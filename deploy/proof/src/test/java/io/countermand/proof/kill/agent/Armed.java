package io.countermand.proof.kill.agent;

/**
 * Where a process halts.
 *
 * @param method all of that name
 * @param pass the how many-th one it does not survive
 */
public record Armed(String className, String method, Side side, int pass) {

    /** An exit counts only if the method says that it did something: not 0, false or an empty collection. */
    public enum Side {
        ENTRY,
        EXIT
    }

    static Armed parse(String text) {
        var parts = text.split("[#@:]");
        return new Armed(parts[0], parts[1], Side.valueOf(parts[2]), Integer.parseInt(parts[3]));
    }

    boolean isIn(String internalName) {
        return className.replace('.', '/').equals(internalName);
    }

    /** As the agent is told. */
    @Override
    public String toString() {
        return className + "#" + method + "@" + side + ":" + pass;
    }
}
