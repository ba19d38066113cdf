package io.countermand.proof.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.countermand.backbone.setting.Setting;
import io.countermand.proof.contract.Sources;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code deploy/CONFIGURATION.md} is what the code has, and says why. */
class ConfigurationReferenceTest {

    private final Reference reference = new Reference();

    @Test
    void thePageIsWhatTheCodeHas() throws IOException {
        var now = Path.of("target", "CONFIGURATION.md");
        Files.writeString(now, reference.text());

        assertThat(Sources.read(Sources.HOME.resolve("deploy/CONFIGURATION.md")))
                .as("copy %s if the code is right", now.toAbsolutePath())
                .isEqualTo(reference.text());
    }

    @Test
    void everySettingSaysWhy() {
        assertThat(reference.withoutReason().map(Setting::name)).isEmpty();
    }

    @Test
    void noInterfaceWithSettingsIsForgotten() {
        var found = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.countermand")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::getName);

        assertThat(Reference.mappings().map(Class::getName)).containsExactlyInAnyOrderElementsOf(found.toList());
    }
}
