package io.countermand.webhook.event;

import io.countermand.backbone.intake.Origin;
import java.util.List;
import java.util.function.Supplier;

/** What one record announces. Its events are built only when somebody subscribes: a chunk can hold a thousand. */
record Announcement(Origin origin, String platform, EventType type, Supplier<List<Event>> events) {}
