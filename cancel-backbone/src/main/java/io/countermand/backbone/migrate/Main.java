package io.countermand.backbone.migrate;

import static java.util.stream.Collectors.toMap;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The migration as a program that ends, told by variables: a step of a release. */
final class Main {

    private static final String PASSWORD = "_password";

    private Main() {}

    public static void main(String[] arguments) {
        var variables = System.getenv();
        Migrate.run(
                given(variables, "MIGRATION_URL"),
                given(variables, "MIGRATION_OWNER"),
                given(variables, "MIGRATION_OWNER_PASSWORD"),
                passwords(variables));
        System.out.println("The database has the current schema.");
    }

    /** {@code COUNTERMAND_API_PASSWORD} is that of the role {@code countermand_api}. */
    static Map<String, String> passwords(Map<String, String> variables) {
        return Stream.of("countermand_api", "countermand_worker", "countermand_dispatcher")
                .collect(toMap(role -> role, role -> given(variables, (role + PASSWORD).toUpperCase(Locale.ROOT))));
    }

    private static String given(Map<String, String> variables, String name) {
        var value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set.");
        }
        return value;
    }
}
