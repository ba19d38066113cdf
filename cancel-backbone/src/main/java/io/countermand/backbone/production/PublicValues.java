package io.countermand.backbone.production;

import io.countermand.backbone.setting.ForDevelopment;
import io.countermand.backbone.setting.Secret;
import io.countermand.backbone.setting.Settings;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Development switches that are on, and secrets that everybody can read in the development profile. */
final class PublicValues {

    private static final String DATABASE_PASSWORD = "quarkus.datasource.password";
    private static final String DEVELOPMENT = "%dev.";

    private PublicValues() {}

    /** Each a sentence that names the setting, never the value. */
    static List<String> problems(Settings settings, SmallRyeConfig config) {
        var names = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .sorted()
                .toList();
        var given = settings.given(names).toList();
        var switches = given.stream()
                .filter(one -> one.setting().is(ForDevelopment.class))
                .filter(one -> !isOff(config.getRawValue(one.name())))
                .map(one -> one.name() + " is for development.");
        var secrets = Stream.concat(
                        given.stream()
                                .filter(one -> one.setting().is(Secret.class))
                                .map(Settings.Given::name),
                        Stream.of(DATABASE_PASSWORD))
                .filter(name -> isPublic(name, config))
                .map(name -> name + " is the one of the development profile, which everybody can read.");
        return Stream.concat(switches, secrets).toList();
    }

    private static boolean isOff(String value) {
        return value == null || value.isBlank() || value.equals("false");
    }

    private static boolean isPublic(String name, SmallRyeConfig config) {
        var value = config.getRawValue(name);
        return value != null && value.equals(config.getRawValue(DEVELOPMENT + name));
    }
}
