package io.countermand.edge.page;

import io.countermand.edge.check.StorableText;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Query parameters as they were given. They come as texts: as numbers or times the framework would answer 404 to a wrong one. */
public final class Given {

    private Given() {}

    /** @throws Refusal 400 that names the parameter */
    public static boolean isTrue(String parameter, @Nullable String given) {
        if (given != null && !given.equals("true") && !given.equals("false")) {
            throw Refusal.invalid(parameter, Catalogue.NOT_ALLOWED_VALUE, "true, false");
        }
        return "true".equals(given);
    }

    /** @throws Refusal 400 that names the parameter, if no stored text can be like this */
    public static @Nullable String text(String parameter, @Nullable String given) {
        if (given != null && !StorableText.isStorable(given)) {
            throw Refusal.invalid(parameter, Catalogue.NOT_PLAIN_TEXT);
        }
        return given;
    }

    /**
     * A parameter that is repeated, or has its values between commas.
     *
     * @throws Refusal 400 that names the parameter
     */
    public static List<String> texts(String parameter, List<String> given, int countMax) {
        var texts =
                given.stream().flatMap(one -> Arrays.stream(one.split(",", -1))).toList();
        if (texts.size() > countMax) {
            throw Refusal.invalid(parameter, Catalogue.NOT_ACCEPTED, "there are more than " + countMax);
        }
        texts.forEach(text -> text(parameter, text));
        return texts;
    }
}
