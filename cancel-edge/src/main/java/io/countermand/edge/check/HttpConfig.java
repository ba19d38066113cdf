package io.countermand.edge.check;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Limits of every HTTP call. */
@ConfigMapping(prefix = "countermand.http")
public interface HttpConfig {

    /** Origins whose pages may POST, such as Swagger UI in development. */
    Optional<Set<String>> browserOrigins();

    /** As the contract says: the longest request has a reason of 500 characters. */
    @WithDefault("8192")
    int bodyBytesMax();

    /** Of path and query. The longest that is of use has fifty ids of a hundred characters. */
    @WithDefault("8192")
    int uriLengthMax();

    /** Of all names and values together. A token of an identity provider is the largest of them. */
    @WithDefault("16384")
    int headerBytesMax();

    /** For a whole request to arrive: whoever sends it byte by byte would never be idle, and keeps a connection for himself. */
    @WithDefault("20s")
    Duration bodyPatience();
}
