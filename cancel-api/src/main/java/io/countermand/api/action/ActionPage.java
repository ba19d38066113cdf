package io.countermand.api.action;

import io.countermand.edge.page.Pagination;
import java.util.List;

/** A page of an order's actions, the newest first. */
public record ActionPage(List<ActionSummary> actions, Pagination pagination) {}
