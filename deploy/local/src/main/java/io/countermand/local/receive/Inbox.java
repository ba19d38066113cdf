package io.countermand.local.receive;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What arrived, oldest first. The oldest go when it is full. */
public final class Inbox {

    private static final int SIZE_MAX = 20_000;

    private final Deque<ReceivedWebhook> webhooks = new ArrayDeque<>();

    synchronized void add(ReceivedWebhook webhook) {
        if (webhooks.size() == SIZE_MAX) {
            webhooks.removeFirst();
        }
        webhooks.addLast(webhook);
    }

    public synchronized List<ReceivedWebhook> all() {
        return List.copyOf(webhooks);
    }

    /** Those at one hook that were answered with success. */
    public List<ReceivedWebhook> acceptedAt(String hook) {
        return all().stream()
                .filter(webhook -> webhook.hook().equals(hook) && webhook.accepted())
                .toList();
    }
}
