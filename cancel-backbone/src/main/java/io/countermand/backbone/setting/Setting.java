package io.countermand.backbone.setting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.common.utils.StringUtil;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One thing that can be set.
 *
 * @param name with {@code *} where an operator chooses a name
 * @param method of the interface that holds it
 */
public record Setting(String name, Method method) {

    /** All of one mapping, with the groups below it. */
    static Stream<Setting> of(Class<?> mapping) {
        return below(mapping.getAnnotation(ConfigMapping.class).prefix(), mapping);
    }

    public Optional<String> defaultValue() {
        return Optional.ofNullable(method.getAnnotation(WithDefault.class)).map(WithDefault::value);
    }

    public boolean is(Class<? extends Annotation> mark) {
        return method.isAnnotationPresent(mark);
    }

    /** As an environment variable. */
    public static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** @param given a property, or an element of one that is a list */
    boolean isNamed(String given) {
        return matches("\\Q" + name.replace("*", "\\E.+\\Q") + "\\E(\\[\\d+])?", given);
    }

    boolean isVariable(String given) {
        return matches(variable(name.replace("*", "0STAR0")).replace("0STAR0", ".+") + "(_\\d+_)?", given);
    }

    private static boolean matches(String pattern, String given) {
        return Pattern.matches(pattern, given);
    }

    private static Stream<Setting> below(String prefix, Class<?> group) {
        return Arrays.stream(group.getMethods()).flatMap(method -> of(prefix, method));
    }

    private static Stream<Setting> of(String prefix, Method method) {
        var name = prefix + "." + StringUtil.skewer(method.getName());
        var type = method.getGenericReturnType();
        if (type instanceof ParameterizedType map && map.getRawType().equals(Map.class)) {
            return below(name + ".*", (Class<?>) map.getActualTypeArguments()[1]);
        }
        var returned = method.getReturnType();
        return isGroup(returned) ? below(name, returned) : Stream.of(new Setting(name, method));
    }

    private static boolean isGroup(Class<?> type) {
        return type.isInterface() && !type.getName().startsWith("java.");
    }
}
