package io.countermand.webhook.admin;

import io.countermand.webhook.DispatcherConfig;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A second port in front of the same routes: subscribers' proxies lead to the first one, and the administration is not there. */
@Singleton
class AdminServer {

    private static final int START_SECONDS_MAX = 10;
    private static final int IDLE_SECONDS_MAX = 75;

    private final Vertx vertx;
    private final DispatcherConfig.Administration config;
    private volatile @Nullable HttpServer server;

    AdminServer(Vertx vertx, DispatcherConfig config) {
        this.vertx = vertx;
        this.config = config.administration();
    }

    void start(@Observes StartupEvent event) throws InterruptedException {
        try {
            server = vertx.createHttpServer(options())
                    .requestHandler(VertxHttpRecorder.getRootHandler())
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(START_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the administration cannot listen on port " + config.port(), e);
        }
    }

    /** The port is said here, not to listen(): the metrics of servers in one process are told apart by it. */
    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setIdleTimeout(IDLE_SECONDS_MAX);
    }

    /** 0 before it was started. */
    int port() {
        var running = server;
        return running == null ? 0 : running.actualPort();
    }

    @PreDestroy
    void stop() {
        var running = server;
        if (running != null) {
            running.close();
        }
    }
}
