package io.countermand.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RepeatedItemsTest {

    @Test
    void numbersLineItemsAndWritesRepeatedOnesOut() throws IOException {
        var sample = new ObjectMapper()
                .readTree(
                        "{\"lineItems\":[{\"repeat\":2,\"name\":\"x{n}\",\"who\":{\"mail\":\"{n}@y\"}},{\"name\":\"z\"}]}");

        assertThat(RepeatedItems.expand(sample))
                .hasToString("{\"lineItems\":["
                        + "{\"name\":\"x1\",\"who\":{\"mail\":\"1@y\"},\"lineNumber\":1},"
                        + "{\"name\":\"x2\",\"who\":{\"mail\":\"2@y\"},\"lineNumber\":2},"
                        + "{\"name\":\"z\",\"lineNumber\":3}],\"totalLineItems\":3}");
    }
}
