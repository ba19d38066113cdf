package io.countermand.proof.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.countermand.proof.contract.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that can be called: what the documents tell of, and what the classes answer, told of or not. */
final class Endpoints {

    private static final String JAX_RS = "jakarta.ws.rs.";
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

    private Endpoints() {}

    /** By the checked-in documents. The administration has none. */
    static List<Endpoint> documented() {
        return Stream.concat(
                        documented(Door.API, "cancel-api/openapi.yaml"),
                        documented(Door.DISPATCHER, "webhook-dispatcher/openapi.yaml"))
                .toList();
    }

    /** By the classes that are in the packages. */
    static List<Endpoint> offered() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.countermand")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(JAX_RS + "Path"))
                        .flatMap(Endpoints::ofType)
                        .toList();
    }

    private static Stream<Endpoint> documented(Door door, String file) {
        return root(file)
                .path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(operation -> operation.getKey().toUpperCase(Locale.ROOT))
                        .filter(METHODS::contains)
                        .map(method -> new Endpoint(door, method, path.getKey())));
    }

    private static JsonNode root(String file) {
        try {
            return new YAMLMapper().readTree(Sources.read(Sources.HOME.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Endpoint> ofType(JavaClass type) {
        return type.getAllMethods().stream().flatMap(method -> ofMethod(type, method));
    }

    private static Stream<Endpoint> ofMethod(JavaClass type, JavaMethod method) {
        var path = joined(path(type), path(method));
        return METHODS.stream()
                .filter(name -> method.isAnnotatedWith(JAX_RS + name))
                .map(name -> new Endpoint(Door.of(type.getName(), path), name, path));
    }

    private static String path(HasAnnotations<?> annotated) {
        return annotated
                .tryGetAnnotationOfType(JAX_RS + "Path")
                .map(path -> String.valueOf(path.get("value").orElseThrow()))
                .orElse("");
    }

    private static String joined(String base, String below) {
        return (base + "/" + below).replaceAll("/+", "/").replaceFirst("/$", "");
    }
}
