package io.countermand.proof.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.io.InputStream;
import java.io.Reader;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** The arrows between the modules, as rules. A rule that meets no class at all fails. */
final class Arrows {

    static final ArchRule DOMAIN_IS_PLAIN_JAVA = classes()
            .that()
            .resideInAPackage(all("domain"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..", all("domain"));

    /** No clock, no chance, no input or output: they come in as arguments, or stay outside. */
    static final ArchRule DOMAIN_IS_TOLD_THE_TIME = noClasses()
            .that()
            .resideInAPackage(all("domain"))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(InputStream.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Reader.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.nio.file..", "java.sql..");

    /** The administration is HTTP and asks like the front doors; the work itself has no door. */
    static final ArchRule ONLY_THE_WORKERS_ADMINISTRATION_KNOWS_THE_EDGE = noClasses()
            .that(resideInAPackage(all("worker")).and(not(resideInAPackage(all("worker.admin")))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(all("edge"));

    /** Between the features of a module. Its root package wires them and holds the configuration they all read. */
    static final ArchRule NO_PACKAGE_CYCLES =
            slices().matching("io.countermand.(*).(*)..").should().beFreeOfCycles();

    private Arrows() {}

    /** Everything of ours that a module may know besides itself. */
    static ArchRule knowsOnly(String module, List<String> others) {
        var known = Stream.concat(Stream.of(module), others.stream()).map(Arrows::all);
        return noClasses()
                .that()
                .resideInAPackage(all(module))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.countermand..").and(not(resideInAnyPackage(known.toArray(String[]::new)))))
                .as(module + " knows " + (others.isEmpty() ? "nobody" : others + " only"));
    }

    private static String all(String module) {
        return "io.countermand." + module + "..";
    }
}
