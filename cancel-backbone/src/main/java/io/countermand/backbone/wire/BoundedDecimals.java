package io.countermand.backbone.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.math.BigDecimal;

/** Decimals of a sane size: 1e2000000000 is twelve characters here and two billion wherever it is written out. */
final class BoundedDecimals extends StdDeserializer<BigDecimal> {

    private static final long serialVersionUID = 1L;
    private static final int DIGITS_MAX = 40;

    BoundedDecimals() {
        super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT) && !parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
            return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
        }
        var number = parser.getDecimalValue();
        if (digits(number) > DIGITS_MAX) {
            throw context.weirdNumberException(
                    number.unscaledValue().signum(), BigDecimal.class, "the number is too long");
        }
        return number;
    }

    /** As it is written again, without an exponent: what is read here must be readable to whoever is told of it. */
    private static long digits(BigDecimal number) {
        var ofInteger = Math.max(1, (long) number.precision() - number.scale());
        return ofInteger + Math.max(0, number.scale());
    }
}
