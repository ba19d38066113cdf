package io.countermand.edge.check;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Leaves paths that cannot be decoded to {@link HeadCheck}. The framework would answer them itself, without a body and before
 * any of our code, and can be told not to by a system property only. The configuration is built before the server is, in
 * production and in tests, so this is the place where all front doors say so once.
 */
public class OwnUriCheck implements SmallRyeConfigBuilderCustomizer {

    private static final String FRAMEWORKS_CHECK_OFF = "vertx.disableURIValidation";

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        System.setProperty(FRAMEWORKS_CHECK_OFF, "true");
    }
}
