package io.countermand.api.lineitem;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list of line items as they came. */
public record ListAsked(
        @QueryParam("referenceOrderID") @Nullable String referenceOrderId,
        @QueryParam("externalRefID") @Nullable String externalRefId,
        @QueryParam("startDate") @Nullable String startDate,
        @QueryParam("endDate") @Nullable String endDate,
        @QueryParam("status") @Nullable String status,
        @QueryParam("orderStatus") @Nullable String orderStatus,
        @QueryParam("pageKeys") @Nullable String pageKeys,
        @QueryParam("pagePrevious") @Nullable String pagePrevious,
        @QueryParam("elementsPerBlock") @Nullable String elementsPerBlock,
        @QueryParam("columnSortName") @Nullable String columnSortName,
        @QueryParam("columnSortAscending") @Nullable String columnSortAscending) {}
