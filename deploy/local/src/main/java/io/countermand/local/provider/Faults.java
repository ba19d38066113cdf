package io.countermand.local.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/**
 * How often what goes wrong, in per cent of the calls that change something, drawn from a seed; and how the provider treats
 * keys.
 *
 * @param percent per fault; what is left goes well
 * @param slowMillis before every answer
 * @param hangMillis how long a hanging answer keeps its connection
 * @param ignoresKeys repeats take effect again, and refunds are listed without keys
 * @param knowsNobody every credential is refused, reading included
 */
record Faults(
        Map<Fault, Integer> percent,
        int slowMillis,
        int hangMillis,
        boolean ignoresKeys,
        boolean knowsNobody,
        Random random) {

    private static final int HANG_MILLIS = 30_000;
    private static final int MILLIS_MAX = 300_000;

    static final Faults NONE = new Faults(Map.of(), 0, HANG_MILLIS, false, false, new Random(0));

    Faults {
        percent = Map.copyOf(percent);
        var sum = percent.values().stream().mapToInt(Integer::intValue).sum();
        var below = percent.values().stream().anyMatch(share -> share < 0);
        if (below || sum > 100 || !isTime(slowMillis) || !isTime(hangMillis)) {
            throw new Declined(
                    ResponseCode.BAD_REQUEST,
                    "percentages from 0 and together at most 100, slowMillis and hangMillis 0 to " + MILLIS_MAX);
        }
    }

    /** For example {@code {"seed":7,"percent":{"HANG":5,"ERROR":5,"RESET":3},"ignoresKeys":true}}. */
    static Faults read(JsonNode json) {
        var percent = new EnumMap<Fault, Integer>(Fault.class);
        json.path("percent")
                .properties()
                .forEach(share ->
                        percent.put(fault(share.getKey()), share.getValue().asInt(-1)));
        return new Faults(
                percent,
                json.path("slowMillis").asInt(0),
                json.path("hangMillis").asInt(HANG_MILLIS),
                json.path("ignoresKeys").asBoolean(false),
                json.path("knowsNobody").asBoolean(false),
                new Random(json.path("seed").asLong(0)));
    }

    Fault draw() {
        var drawn = random.nextInt(100);
        for (var share : new EnumMap<>(percent.isEmpty() ? Map.of(Fault.NONE, 100) : percent).entrySet()) {
            drawn -= share.getValue();
            if (drawn < 0) {
                return share.getKey();
            }
        }
        return Fault.NONE;
    }

    private static boolean isTime(int millis) {
        return millis >= 0 && millis <= MILLIS_MAX;
    }

    private static Fault fault(String name) {
        try {
            return Fault.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new Declined(ResponseCode.BAD_REQUEST, "there is no fault " + name);
        }
    }
}
