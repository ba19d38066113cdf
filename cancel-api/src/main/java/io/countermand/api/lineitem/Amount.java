package io.countermand.api.lineitem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The documented Money: decimals in major units. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Amount(
        BigDecimal value,
        String currencyCode,
        @Nullable BigDecimal exchangeRate,
        @Nullable BigDecimal fee,
        @Nullable BigDecimal total) {}
