package io.countermand.edge.access;

import io.countermand.backbone.setting.Secret;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How credentials are checked. */
@ConfigMapping(prefix = "countermand.access")
public interface AccessConfig {

    /** Secret, at least 32 characters, the same in every service: platform keys are stored as hashes keyed by it. */
    @Secret
    String pepper();

    /** How long a credential is believed without asking again: a revoked one works at most this long. */
    @WithDefault("5s")
    Duration believedFor();

    /** Credentials remembered; past it the least used are looked up again. */
    @WithDefault("10000")
    int believedMax();

    /** How long a good credential is not held back by other logins of its address that fail. */
    @WithDefault("1h")
    Duration rememberedFor();

    /** For the look-up; then the answer is 503. */
    @WithDefault("1500ms")
    Duration patience();
}
