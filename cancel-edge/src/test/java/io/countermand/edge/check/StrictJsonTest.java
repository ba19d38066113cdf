package io.countermand.edge.check;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.countermand.edge.refusal.FieldError;
import io.countermand.edge.refusal.Refusal;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTest {

    /** Of a call of ours: unknown fields are refused. */
    record Ours(
            @Nullable String text,
            @Nullable Integer count,
            @Nullable Boolean flag,
            @Nullable BigDecimal amount,
            @Nullable List<Header> headers) {}

    record Header(@Nullable String name) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Documented(@Nullable String text) {}

    @Test
    void readsWhatFits() {
        var read = read("""
                {"text": "ü😀", "count": 7, "flag": true, "amount": 24.50, "headers": [{"name": "a"}]}""");

        assertThat(read).isEqualTo(new Ours("ü😀", 7, true, new BigDecimal("24.50"), List.of(new Header("a"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                {'text': 7}                        | text
                {'text': true}                     | text
                {'text': 7.5}                      | text
                {'text': {}}                       | text
                {'text': []}                       | text
                {'count': '7'}                     | count
                {'count': 7.0}                     | count
                {'count': 99999999999}             | count
                {'count': true}                    | count
                {'flag': 'true'}                   | flag
                {'flag': 1}                        | flag
                {'amount': '24.50'}                | amount
                {'headers': {}}                    | headers
                {'headers': 'a'}                   | headers
                {'headers': [1]}                   | headers[0]
                {'headers': [{}, {'name': 7}]}     | headers[1].name
                {'headers': [{'nmae': 'a'}]}       | headers[0].nmae
                {'txt': 'a'}                       | txt
                {'text': 'a\\u0000'}               | text
                {'headers': [{'name': '\\ud83d'}]} | headers[0].name
                {'text': 'a', 'text': 'b'}         | text
                {'text': 'a'} 7                    | body
                {'text': 'a'}}                     | body
                {'text': a}                        | text
                {'a':{'a':{'a':{'a':{'a':{}}}}}}   | body
                """)
    void namesTheFieldThatIsWrong(String json, String path) {
        var refusal = catchThrowableOfType(Refusal.class, () -> read(json.replace('\'', '"')));

        assertThat(refusal.entry().httpCode()).isEqualTo(400);
        assertThat(refusal.errors()).extracting(FieldError::path).containsExactly(path);
        assertThat(refusal.errors().getFirst().message()).doesNotContain("java.", "jackson", "countermand", "`");
    }

    @Test
    void ignoresUnknownFieldsWhereTheTypeSaysSo() {
        assertThat(StrictJson.read(bytes("{\"text\": \"a\", \"new\": [{}]}"), Documented.class))
                .isEqualTo(new Documented("a"));
    }

    @Test
    void doesNotGuessOtherCharsets() {
        var utf16 = "{\"text\": \"a\"}".getBytes(UTF_16);

        assertThat(catchThrowableOfType(Refusal.class, () -> StrictJson.read(utf16, Ours.class))
                        .entry()
                        .key())
                .isEqualTo("400.001");
    }

    private static Ours read(String json) {
        return StrictJson.read(bytes(json), Ours.class);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(UTF_8);
    }
}
