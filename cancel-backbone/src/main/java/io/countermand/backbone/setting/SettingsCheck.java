package io.countermand.backbone.setting;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.ConfigProvider;

/** Refuses to start with a setting that nobody reads, or with a number that makes no sense: it would be found out at night. */
@ApplicationScoped
class SettingsCheck {

    /** Before anything begins to work. */
    private static final int FIRST = 1;

    void check(@Observes @Priority(FIRST) StartupEvent start, Settings settings) {
        // A test's own properties share our prefix, and it may set what nobody would.
        if (LaunchMode.current() != LaunchMode.TEST) {
            mustBeGood(settings, ConfigProvider.getConfig().unwrap(SmallRyeConfig.class));
        }
    }

    static void mustBeGood(Settings settings, SmallRyeConfig config) {
        var problems = settings.problems(config);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join(" ", problems));
        }
    }
}
