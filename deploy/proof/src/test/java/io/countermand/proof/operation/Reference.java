package io.countermand.proof.operation;

import io.countermand.api.ApiSettings;
import io.countermand.backbone.setting.ForDevelopment;
import io.countermand.backbone.setting.MayBeZero;
import io.countermand.backbone.setting.Secret;
import io.countermand.backbone.setting.Setting;
import io.countermand.backbone.setting.Settings;
import io.countermand.proof.contract.Sources;
import io.countermand.webhook.DispatcherSettings;
import io.countermand.worker.admin.WorkerSettings;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The document of all settings, as the code has them. */
final class Reference {

    private static final Map<String, List<Class<?>>> SERVICES = new LinkedHashMap<>();

    static {
        SERVICES.put("cancel-api", ApiSettings.MAPPINGS);
        SERVICES.put("cancel-worker", WorkerSettings.MAPPINGS);
        SERVICES.put("webhook-dispatcher", DispatcherSettings.MAPPINGS);
    }

    private static final String HEAD = """
            # Settings

            Every setting of every service. `ConfigurationReferenceTest` holds this page against the code. A setting is a property or an
            environment variable (`countermand.worker.settle.chunk-size` = `COUNTERMAND_WORKER_SETTLE_CHUNK_SIZE`); `*` is a name that you choose.
            A name that no service reads, a value that cannot be read, and a number or duration that is not more than zero (where zero
            is not said to be allowed) stop the start with a sentence that names the setting. What belongs to another service is ignored.

            In the production profile, which is the default of a packaged service, a setting marked *development* must not be given, a
            *secret* must not be the one of the development profile, and the topics must be replicated
            (`countermand.production.*`). `QUARKUS_PROFILE=local` is for a machine without real money.
            """;

    private final Reasons reasons = Reasons.of(sources());

    static Stream<Class<?>> mappings() {
        return SERVICES.values().stream().flatMap(List::stream).distinct();
    }

    /** Without a default and without a reason, a reader knows nothing. */
    Stream<Setting> withoutReason() {
        return new Settings(mappings().toList())
                .all().stream().filter(setting -> reasons.of(setting.method()).isEmpty());
    }

    String text() {
        var text = new StringBuilder(HEAD);
        mappings().sorted(Comparator.comparing(Reference::prefix)).forEach(mapping -> text.append(section(mapping)));
        text.append("""

                ## For all of them

                | Setting | Type | Default | What it is for |
                |---|---|---|---|
                | `countermand.topic-prefix` | text | none | Before every topic and group, to share a cluster. |
                """);
        SERVICES.keySet().forEach(service -> text.append(frameworkSection(service)));
        return text.toString();
    }

    private String section(Class<?> mapping) {
        var head = "\n## `%s`\n\nOf %s.\n\n| Setting | Type | Default | What it is for |\n|---|---|---|---|\n"
                .formatted(prefix(mapping), readers(mapping));
        return new Settings(List.of(mapping))
                .all().stream().map(this::row).collect(Collectors.joining("\n", head, "\n"));
    }

    private String row(Setting setting) {
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        setting.name(),
                        type(setting.method().getGenericReturnType()) + marks(setting),
                        setting.defaultValue()
                                .map(value -> "`" + value + "`")
                                .orElse(isOptional(setting) ? "none" : "required"),
                        reasons.of(setting.method()));
    }

    private static String marks(Setting setting) {
        var marks = new ArrayList<String>();
        if (setting.is(Secret.class)) {
            marks.add(", *secret*");
        }
        if (setting.is(ForDevelopment.class)) {
            marks.add(", *development*");
        }
        if (setting.is(MayBeZero.class)) {
            marks.add(", may be 0");
        }
        return String.join("", marks);
    }

    private static String readers(Class<?> mapping) {
        var readers = SERVICES.entrySet().stream()
                .filter(service -> service.getValue().contains(mapping))
                .map(Map.Entry::getKey)
                .toList();
        return readers.size() == SERVICES.size() ? "all services" : String.join(" and ", readers);
    }

    private static boolean isOptional(Setting setting) {
        return setting.method().getReturnType().getSimpleName().equals("Optional");
    }

    private static String type(Type type) {
        if (type instanceof ParameterizedType generic) {
            var inside = type(generic.getActualTypeArguments()[0]);
            return generic.getRawType().getTypeName().endsWith("Optional") ? inside : "list of " + inside;
        }
        var name = ((Class<?>) type).getSimpleName();
        return switch (name) {
            case "String" -> "text";
            case "int" -> "number";
            case "boolean" -> "true or false";
            default -> name.toLowerCase(Locale.ROOT);
        };
    }

    private static String frameworkSection(String service) {
        var file = Sources.HOME.resolve(service).resolve("src/main/resources/application.properties");
        var head = """

                ## What %s sets of its frameworks

                Properties of Quarkus, Kafka and the database client, as packaged; each can be set from outside in the same way.

                | Property | Value | Why |
                |---|---|---|
                """.formatted(service);
        return FrameworkProperties.of(Sources.read(file)).stream()
                .map(FrameworkProperties::row)
                .collect(Collectors.joining("\n", head, "\n"));
    }

    private static String prefix(Class<?> mapping) {
        return mapping.getAnnotation(ConfigMapping.class).prefix();
    }

    private static List<Path> sources() {
        try (var files = Files.walk(Sources.HOME)) {
            return files.filter(file -> file.toString().endsWith("Config.java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
