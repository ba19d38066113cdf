package io.countermand.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.backbone.wire.WireJson;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;

/** JSON in the wire format, with two liberties: times relative to now, and line items given once for many. */
final class SampleFile {

    private SampleFile() {}

    static <R> R read(String name, Instant now, Class<R> type) throws IOException {
        return WireJson.mapper().treeToValue(resolve(tree(name), now), type);
    }

    static JsonNode resolve(JsonNode tree, Instant now) {
        return RepeatedItems.expand(new RelativeTimes(now).resolve(tree));
    }

    private static JsonNode tree(String name) throws IOException {
        try (var file = SampleFile.class.getResourceAsStream("/samples/" + name)) {
            if (file == null) {
                throw new FileNotFoundException("samples/" + name);
            }
            return WireJson.mapper().readTree(file);
        }
    }
}
