package io.countermand.proof.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import com.tngtech.archunit.lang.ArchRule;
import io.countermand.api.broken.ApiThatKnowsAService;
import io.countermand.backbone.broken.BackboneThatKnowsAService;
import io.countermand.domain.broken.DomainThatKnowsAFramework;
import io.countermand.domain.broken.DomainThatKnowsAService;
import io.countermand.domain.broken.DomainThatLooksAtTheClock;
import io.countermand.domain.chicken.Chicken;
import io.countermand.domain.egg.Egg;
import io.countermand.edge.broken.EdgeThatKnowsAService;
import io.countermand.local.broken.LocalThatKnowsAService;
import io.countermand.webhook.broken.DispatcherThatKnowsAService;
import io.countermand.worker.broken.WorkThatKnowsTheEdge;
import io.countermand.worker.broken.WorkerThatKnowsAService;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArrowsTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.countermand");

    /** Rule by rule: what it says, and a class that breaks it. */
    static Stream<Arguments> rules() {
        return Stream.of(
                rule(Arrows.knowsOnly("domain", List.of()), DomainThatKnowsAService.class),
                rule(Arrows.knowsOnly("backbone", List.of("domain")), BackboneThatKnowsAService.class),
                rule(Arrows.knowsOnly("edge", List.of("domain", "backbone")), EdgeThatKnowsAService.class),
                rule(Arrows.knowsOnly("api", List.of("domain", "backbone", "edge")), ApiThatKnowsAService.class),
                rule(Arrows.knowsOnly("worker", List.of("domain", "backbone", "edge")), WorkerThatKnowsAService.class),
                rule(
                        Arrows.knowsOnly("webhook", List.of("domain", "backbone", "edge")),
                        DispatcherThatKnowsAService.class),
                rule(Arrows.knowsOnly("local", List.of("domain", "backbone")), LocalThatKnowsAService.class),
                rule(Arrows.ONLY_THE_WORKERS_ADMINISTRATION_KNOWS_THE_EDGE, WorkThatKnowsTheEdge.class),
                rule(Arrows.DOMAIN_IS_PLAIN_JAVA, DomainThatKnowsAFramework.class),
                rule(Arrows.DOMAIN_IS_TOLD_THE_TIME, DomainThatLooksAtTheClock.class),
                rule(Arrows.NO_PACKAGE_CYCLES, Chicken.class, Egg.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theHouseKeeps(ArchRule rule, Class<?>... breakers) {
        var result = rule.evaluate(HOUSE);

        assertThat(result.getFailureReport().getDetails()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aBreakerIsReported(ArchRule rule, Class<?>... breakers) {
        var broken = new ClassFileImporter().importClasses(breakers);

        assertThat(rule.evaluate(broken).getFailureReport().toString()).contains(breakers[0].getSimpleName());
    }

    @Test
    void aRuleThatMeetsNoClassFails() {
        var nobody = Arrows.knowsOnly("nowhere", List.of());

        assertThatThrownBy(() -> nobody.check(HOUSE)).isInstanceOf(AssertionError.class);
    }

    private static Arguments rule(ArchRule rule, Class<?>... breakers) {
        return Arguments.of(rule, breakers);
    }
}
