package io.countermand.edge.access;

/** Each front door says which right a request needs. It goes by the method alone, so no odd spelling of a path evades it. */
@FunctionalInterface
public interface NeededRight {

    Right of(String httpMethod);
}
