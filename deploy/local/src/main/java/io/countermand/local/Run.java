package io.countermand.local;

import io.countermand.local.client.UnexpectedAnswer;
import io.countermand.local.infra.LocalPostgres;
import io.countermand.local.infra.StartFailed;
import io.countermand.local.launch.Options;
import io.countermand.local.launch.Options.Command;
import io.countermand.local.launch.Port;
import io.countermand.local.launch.Progress;
import io.countermand.local.launch.Stack;
import io.countermand.local.receive.Receiver;
import io.countermand.local.story.Screen;
import io.countermand.local.story.Stage;
import io.countermand.local.story.Story;
import io.countermand.local.story.Visit;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;

/** One run, from the first process to the last. */
final class Run {

    private final Options options;
    private final Screen screen;
    private final Stack stack;

    Run(Options options, Screen screen) {
        this.options = options;
        this.screen = screen;
        this.stack = new Stack(options, new Progress(System.out));
    }

    /** @return the exit status */
    int toTheEnd() {
        // Ctrl-C and a failed start end here, too; a SIGKILL does not, and is answered by the children themselves.
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        screen.title("Countermand on this machine");
        try {
            stack.startInfra();
            return options.infra() ? infraOnly() : whole();
        } catch (StartFailed | UnexpectedAnswer e) {
            return stack.isClosed() ? 1 : failed(String.valueOf(e.getMessage()));
        }
    }

    private int failed(String message) {
        screen.line("");
        screen.bad(message);
        screen.line("All logs are in " + stack.keepLogs());
        return 1;
    }

    private int infraOnly() {
        screen.line("");
        screen.line("PostgreSQL  localhost:%d/countermand, user %s, password %s"
                .formatted(stack.ports().of(Port.POSTGRES), LocalPostgres.OWNER, LocalPostgres.PASSWORD));
        screen.line(
                "            and the services' roles countermand_api, countermand_worker, countermand_dispatcher, same password");
        screen.line("Kafka       localhost:%d, with its topics"
                .formatted(stack.ports().of(Port.KAFKA)));
        screen.line("Both run until Ctrl-C. Logs are in " + stack.folder());
        awaitCtrlC();
        return 0;
    }

    private int whole() {
        try (var receiver = receiver()) {
            stack.startServices(
                    Path.of(System.getProperty("countermand.home", "")).toAbsolutePath());
            var stage = Stage.set(stack, receiver);
            var good = options.command() == Command.DEMO ? new Story(stage, screen).tell() : shown(stage);
            if (options.stays()) {
                Visit.invite(stage, screen, stack.secrets());
                screen.line("");
                screen.line("Logs are in " + stack.folder());
                stack.reportDeaths();
                awaitCtrlC();
            }
            if (!good) {
                screen.line("All logs are in " + stack.keepLogs());
            }
            return good ? 0 : 1;
        }
    }

    private boolean shown(Stage stage) {
        Story.showOrders(stage, screen);
        return true;
    }

    private Receiver receiver() {
        try {
            var jwks = URI.create(stack.ports().url(Port.DISPATCHER) + "/.well-known/jwks.json");
            var secret = Base64.getDecoder().decode(stack.secrets().webhookSecret());
            return Receiver.start(stack.ports().of(Port.RECEIVER), secret, jwks);
        } catch (IOException e) {
            throw new StartFailed("the receiver could not be started: " + e.getMessage(), e);
        }
    }

    private static void awaitCtrlC() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
