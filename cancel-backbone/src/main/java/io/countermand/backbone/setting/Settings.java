package io.countermand.backbone.setting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * All that can be set in a service. The framework refuses what cannot be read and what is unknown below a prefix; it says
 * nothing of unknown variables, of unknown prefixes and of numbers that make no sense, which are found here.
 */
public final class Settings {

    /** Read before there is any mapping: it is part of the names of topics and groups. */
    public static final String TOPIC_PREFIX = "countermand.topic-prefix";

    private static final String OURS = "countermand.";
    private static final List<String> OF_ONE_SERVICE =
            List.of("countermand.api.", "countermand.worker.", "countermand.webhook.");

    private final List<Setting> all;
    private final List<String> ofOthers;

    /** @param mappings the interfaces of a service that hold its settings */
    public Settings(Collection<Class<?>> mappings) {
        all = mappings.stream()
                .flatMap(Setting::of)
                .sorted(Comparator.comparing(Setting::name))
                .toList();
        ofOthers = OF_ONE_SERVICE.stream()
                .filter(prefix -> mappings.stream().noneMatch(mapping -> hasPrefix(mapping, prefix)))
                .toList();
    }

    public List<Setting> all() {
        return all;
    }

    /** Each a sentence that names the setting. */
    List<String> problems(SmallRyeConfig config) {
        var names = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .sorted()
                .toList();
        var problems = new ArrayList<String>();
        names.stream()
                .filter(name -> isUnknown(name, names))
                .map(Settings::unknown)
                .forEach(problems::add);
        given(names).flatMap(given -> given.problem(config).stream()).forEach(problems::add);
        return problems;
    }

    /** Names that are set, or have a default, beside what they set. */
    public Stream<Given> given(List<String> names) {
        return names.stream()
                .flatMap(name ->
                        all.stream().filter(setting -> setting.isNamed(name)).map(setting -> new Given(name, setting)));
    }

    /** A setting under the name that an operator uses. */
    public record Given(String name, Setting setting) {

        Optional<String> problem(SmallRyeConfig config) {
            var type = setting.method().getReturnType();
            if (type.equals(int.class)) {
                return problem(config.getValue(name, Integer.class).compareTo(0), config);
            }
            if (type.equals(Duration.class)) {
                return problem(config.getValue(name, Duration.class).compareTo(Duration.ZERO), config);
            }
            return Optional.empty();
        }

        private Optional<String> problem(int sign, SmallRyeConfig config) {
            return sign > 0 || sign == 0 && setting.is(MayBeZero.class)
                    ? Optional.empty()
                    : Optional.of("%s is %s, which must be more than zero.".formatted(name, config.getRawValue(name)));
        }
    }

    private boolean isUnknown(String name, List<String> names) {
        return name.startsWith(Setting.variable(OURS)) && isUnknownVariable(name)
                || name.startsWith(OURS) && isUnknownProperty(name, names);
    }

    private boolean isUnknownVariable(String name) {
        return !name.equals(Setting.variable(TOPIC_PREFIX))
                && ofOthers.stream().noneMatch(prefix -> name.startsWith(Setting.variable(prefix)))
                && all.stream().noneMatch(setting -> setting.isVariable(name));
    }

    /** The framework shows a variable as a property, too, whose name it can only guess: that one is judged as the variable. */
    private boolean isUnknownProperty(String name, List<String> names) {
        return !name.equals(TOPIC_PREFIX)
                && ofOthers.stream().noneMatch(name::startsWith)
                && all.stream().noneMatch(setting -> setting.isNamed(name))
                && !names.contains(Setting.variable(name));
    }

    private static String unknown(String name) {
        return name + " is no setting of this service; CONFIGURATION.md lists those that are.";
    }

    private static boolean hasPrefix(Class<?> mapping, String prefix) {
        return (mapping.getAnnotation(ConfigMapping.class).prefix() + ".").startsWith(prefix);
    }
}
