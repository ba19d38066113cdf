package io.countermand.api.action;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** An action and a page of its verdicts. */
public record ActionView(@JsonUnwrapped ActionSummary summary, List<LineItemVerdict> lineItems, Pagination pagination) {

    /** @param verdicts one more than asked for if there is another page */
    static ActionView of(ActionSummary summary, PageAsked page, List<NumberedVerdict> verdicts) {
        var hasMore = verdicts.size() > page.maxResults();
        var shown = hasMore ? verdicts.subList(0, page.maxResults()) : verdicts;
        var cursor = hasMore ? PageAsked.cursorAfter(shown.getLast().lineNumber()) : null;
        return new ActionView(
                summary,
                shown.stream().map(NumberedVerdict::verdict).toList(),
                new Pagination(shown.size(), page.maxResults(), cursor, hasMore));
    }
}
