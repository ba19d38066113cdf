package io.countermand.backbone.production;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.backbone.setting.ForDevelopment;
import io.countermand.backbone.setting.Secret;
import io.countermand.backbone.setting.Settings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublicValuesTest {

    @ConfigMapping(prefix = "countermand.door")
    interface Door {

        @Secret
        Optional<String> key();

        @ForDevelopment
        @WithDefault("false")
        boolean open();
    }

    @Test
    void aSecretOfItsOwnAndAShutDoorAreFine() {
        assertThat(problems(Map.of("countermand.door.key", "drawn today"))).isEmpty();
    }

    @Test
    void aPublicSecretIsNamedAndNotShown() {
        assertThat(problems(Map.of("countermand.door.key", "public")))
                .containsExactly(
                        "countermand.door.key is the one of the development profile, which everybody can read.");
    }

    @Test
    void soIsThePublicPasswordOfTheDatabase() {
        assertThat(problems(Map.of("quarkus.datasource.password", "open")))
                .singleElement()
                .asString()
                .startsWith("quarkus.datasource.password is");
    }

    @Test
    void aSwitchForDevelopmentIsNamed() {
        assertThat(problems(Map.of("countermand.door.open", "true")))
                .containsExactly("countermand.door.open is for development.");
    }

    private static List<String> problems(Map<String, String> given) {
        var all = new HashMap<>(given);
        all.put("%dev.countermand.door.key", "public");
        all.put("%dev.quarkus.datasource.password", "open");
        var config = new SmallRyeConfigBuilder()
                .withMapping(Door.class)
                .withProfile("prod")
                .withSources(new PropertiesConfigSource(all, "a file", 300))
                .build();
        return PublicValues.problems(new Settings(List.of(Door.class)), config);
    }
}
