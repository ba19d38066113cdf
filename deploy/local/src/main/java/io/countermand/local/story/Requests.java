package io.countermand.local.story;

import io.countermand.local.client.Answer;
import io.countermand.local.client.ExactJson;
import java.util.Map;

/** A request and its answer as they went over the wire. */
final class Requests {

    private Requests() {}

    static void show(Screen screen, String path, Map<String, String> body, Answer answer) {
        screen.strong("POST " + path);
        screen.quiet(ExactJson.MAPPER.valueToTree(body).toString());
        screen.strong(answer.status() + " after " + answer.took().toMillis() + " ms");
        screen.json(answer.body());
    }
}
