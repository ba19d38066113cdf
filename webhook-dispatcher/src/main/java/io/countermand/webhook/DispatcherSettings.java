package io.countermand.webhook;

import io.countermand.backbone.production.ProductionConfig;
import io.countermand.backbone.production.UsedTopics;
import io.countermand.backbone.setting.Settings;
import io.countermand.domain.wire.Topics;
import io.countermand.edge.access.AccessConfig;
import io.countermand.edge.admin.AdminConfig;
import io.countermand.edge.check.HttpConfig;
import io.countermand.edge.limit.LimitConfig;
import io.countermand.edge.token.OidcConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** What can be set in this service, and the topics it needs. */
public class DispatcherSettings {

    /** The interfaces that hold them. */
    public static final List<Class<?>> MAPPINGS = List.of(
            DispatcherConfig.class,
            AccessConfig.class,
            AdminConfig.class,
            HttpConfig.class,
            LimitConfig.class,
            OidcConfig.class,
            ProductionConfig.class);

    private static final UsedTopics TOPICS =
            new UsedTopics(List.of(Topics.ORDER_ACTIONS_SETTLED, Topics.LINE_ITEMS_SETTLED, Topics.REFUNDS_SETTLED));

    @Produces
    @Singleton
    static Settings settings() {
        return new Settings(MAPPINGS);
    }

    @Produces
    @Singleton
    static UsedTopics topics() {
        return TOPICS;
    }
}
