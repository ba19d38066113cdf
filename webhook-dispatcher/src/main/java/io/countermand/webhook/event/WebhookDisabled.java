package io.countermand.webhook.event;

import java.time.Instant;
import java.util.UUID;

/** {@code eventData}: an endpoint is sent nothing more until somebody resumes it; nothing that it was to get is lost. */
record WebhookDisabled(UUID webhookId, String url, String reason, Instant disabledAt) {}
