package io.countermand.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** {@code ./countermand bench}: a table on the screen, JSON beside it, exit status 1 if a bound was missed. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        var home = Path.of(System.getProperty("countermand.home", "."));
        var folder = Files.createTempDirectory("countermand-bench");
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        System.out.println("Measuring; this takes about five minutes. Logs are in " + folder);
        try (var stack = new BenchStack(home, folder)) {
            System.exit(show(new AcceptBench(vertx, stack).run(), folder));
        }
    }

    private static int show(List<Figure> figures, Path folder) throws IOException {
        figures.forEach(figure -> System.out.println(figure.line()));
        var json = folder.resolve("figures.json");
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), figures);
        System.out.println("As JSON: " + json);
        return figures.stream().allMatch(Figure::holds) ? 0 : 1;
    }
}
