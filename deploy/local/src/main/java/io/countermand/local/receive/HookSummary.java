package io.countermand.local.receive;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * What a subscriber sees of one subscription: whether a revision is missing, and whether an event came twice.
 *
 * @param revisionMax the highest that was taken; 0 when there is none
 * @param gaps revisions below it that were not, the first few of them
 * @param duplicates events that were taken again, each time counted
 */
record HookSummary(String hook, int taken, long revisionMax, List<Long> gaps, int duplicates) {

    private static final int GAPS_SHOWN_MAX = 20;

    HookSummary {
        gaps = List.copyOf(gaps);
    }

    /** Of every hook, by name. Samples, whose revision is -1, and what was refused do not count. */
    static List<HookSummary> of(List<ReceivedWebhook> webhooks) {
        return webhooks.stream()
                .filter(webhook -> webhook.accepted() && revision(webhook) > 0)
                .collect(groupingBy(ReceivedWebhook::hook, TreeMap::new, toList()))
                .entrySet()
                .stream()
                .map(hook -> of(hook.getKey(), hook.getValue()))
                .toList();
    }

    private static HookSummary of(String hook, List<ReceivedWebhook> taken) {
        var revisions = new TreeSet<Long>();
        var events = new TreeSet<String>();
        for (var webhook : taken) {
            revisions.add(revision(webhook));
            events.add(webhook.json().path("eventId").asText());
        }
        var gaps = LongStream.range(revisions.first(), revisions.last())
                .filter(revision -> !revisions.contains(revision))
                .limit(GAPS_SHOWN_MAX)
                .boxed()
                .toList();
        return new HookSummary(hook, taken.size(), revisions.last(), gaps, taken.size() - events.size());
    }

    private static long revision(ReceivedWebhook webhook) {
        return webhook.json().path("revision").asLong();
    }
}
