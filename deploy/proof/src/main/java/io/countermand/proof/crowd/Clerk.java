package io.countermand.proof.crowd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermand.local.client.Answer;
import io.countermand.local.client.Tenant;
import io.countermand.local.client.UnexpectedAnswer;
import io.countermand.proof.history.Journal;
import io.countermand.proof.load.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends requests, writes down every answer, and every silence, and asks again as the documentation says. */
final class Clerk {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(150);
    private static final Set<Integer> ASK_AGAIN = Set.of(404, 429, 503);

    /** The rules say no: after a silence the first request may have been taken, and done. */
    private static final Set<String> INELIGIBLE = Set.of("422.234", "422.235", "422.236");

    /** Pages of the order are still on their way. */
    private static final String STILL_ARRIVING = "422.152";

    private final Journal journal;
    private final AtomicInteger waiting = new AtomicInteger();

    Clerk(Journal journal) {
        this.journal = journal;
    }

    /** Requests that wait for an answer. */
    int waiting() {
        return waiting.get();
    }

    /** Until it is taken. @return where the action is to be seen; empty if the rules said no */
    Optional<String> ask(Tenant tenant, Call call, Map<String, String> headers) throws InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        while (true) {
            var answer = once(tenant, call, call.path(), headers);
            if (answer.isPresent() && isDefinite(answer.get())) {
                return ended(call, answer.get());
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(call.path() + " is not taken within " + PATIENCE);
            }
            Thread.sleep(ASK_AGAIN_AFTER);
        }
    }

    private static boolean isDefinite(Answer answer) {
        return !ASK_AGAIN.contains(answer.status()) && !answer.text("i18nKey").equals(STILL_ARRIVING);
    }

    private static Optional<String> ended(Call call, Answer answer) {
        if (answer.status() == 202) {
            return Optional.ofNullable(answer.headers().get("location"));
        }
        if (INELIGIBLE.contains(answer.text("i18nKey"))) {
            return Optional.empty();
        }
        throw new IllegalStateException(call.path() + " was answered " + answer.status() + ": " + answer.body());
    }

    /** What would happen; an answer is not needed. */
    void askForNothing(Tenant tenant, Call call) {
        once(tenant, call, call.path() + "?dryRun=true", Map.of());
    }

    private Optional<Answer> once(Tenant tenant, Call call, String path, Map<String, String> headers) {
        var line = Journal.line()
                .put("platform", tenant.name())
                .put("order", call.target().referenceOrderId())
                .put("path", path);
        var since = System.nanoTime();
        waiting.incrementAndGet();
        try {
            var answer = tenant.post(path, Call.body(), headers);
            write(line.put("status", answer.status()), answer);
            return Optional.of(answer);
        } catch (UnexpectedAnswer e) {
            line.put("status", 0).put("silence", String.valueOf(e.getMessage()));
            journal.write(line.put(
                    "millis", Duration.ofNanos(System.nanoTime() - since).toMillis()));
            return Optional.empty();
        } finally {
            waiting.decrementAndGet();
        }
    }

    private void write(ObjectNode line, Answer answer) {
        var location = answer.headers().getOrDefault("location", "");
        line.put("millis", answer.took().toMillis())
                .put("key", answer.text("i18nKey"))
                .put("action", location.substring(location.lastIndexOf('/') + 1))
                .put("hit", answer.headers().containsKey("idempotency-hit"));
        journal.write(line);
    }
}
