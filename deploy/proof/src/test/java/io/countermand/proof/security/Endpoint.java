package io.countermand.proof.security;

import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A call that a service offers. @param path with names in braces */
record Endpoint(Door door, String method, String path) {

    private static final Pattern NAME = Pattern.compile("\\{([^}]+)}");

    /** As the tables of this package name it. */
    String call() {
        return method + " " + path;
    }

    boolean onlyLooks() {
        return method.equals("GET");
    }

    /** @throws NullPointerException if nobody said what a name in its path stands for */
    String pathWith(Map<String, String> names) {
        return NAME.matcher(path)
                .replaceAll((MatchResult found) -> Objects.requireNonNull(
                        names.get(found.group(1)), () -> "say in Owner what " + found.group() + " of " + this + " is"));
    }

    @Override
    public String toString() {
        return call() + " at " + door;
    }
}
