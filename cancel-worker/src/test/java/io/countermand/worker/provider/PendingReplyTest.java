package io.countermand.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What was told as not sent stays unsent, also where its connection comes after all. */
class PendingReplyTest {

    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void aConnectionThatComesTooLateIsNotSentOn() throws Exception {
        var pending = new PendingReply(1000);

        assertThat(pending.giveUp()).isEqualTo(new Reply.NotSent("timeout"));

        try (var server = HostileServer.answering(200, "application/json", "{}")) {
            assertThat(pending.maySend(connected(server))).isFalse();
        }
        assertThat(pending.reply()).isCompletedWithValue(new Reply.NotSent("timeout"));
    }

    @Test
    void whatIsGivenUpAfterItMayBeSentIsLost() throws Exception {
        var pending = new PendingReply(1000);

        try (var server = HostileServer.answering(200, "application/json", "{}")) {
            assertThat(pending.maySend(connected(server))).isTrue();
        }

        assertThat(pending.giveUp()).isEqualTo(new Reply.Lost("timeout"));
    }

    private static HttpClientRequest connected(HostileServer server) throws Exception {
        var options = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(server.url());
        return VERTX.createHttpClient()
                .request(options)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }
}
