package io.countermand.edge.admin;

import io.countermand.backbone.setting.Secret;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The administration's own credential. */
@ConfigMapping(prefix = "countermand.admin")
public interface AdminConfig {

    /** Password of the user {@code admin}, at least 16 characters; without one the administration answers nobody. */
    @Secret
    Optional<String> key();
}
