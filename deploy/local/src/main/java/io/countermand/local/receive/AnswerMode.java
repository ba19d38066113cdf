package io.countermand.local.receive;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How the receiver answers: for trying out what a subscriber's bad day does.
 *
 * @param status of the answer
 * @param delayMillis before the answer
 * @param times how often, before it is well again
 */
record AnswerMode(int status, long delayMillis, int times) {

    static final AnswerMode WELL = new AnswerMode(200, 0, Integer.MAX_VALUE);

    AnswerMode {
        if (status < 200 || status > 599 || delayMillis < 0 || delayMillis > 60_000 || times < 1) {
            throw new IllegalArgumentException("status 200-599, delayMillis 0-60000, times from 1");
        }
    }

    static AnswerMode read(JsonNode json) {
        return new AnswerMode(
                json.path("status").asInt(WELL.status),
                json.path("delayMillis").asLong(WELL.delayMillis),
                json.path("times").asInt(WELL.times));
    }

    AnswerMode afterOne() {
        if (times == Integer.MAX_VALUE) {
            return this;
        }
        return times == 1 ? WELL : new AnswerMode(status, delayMillis, times - 1);
    }
}
