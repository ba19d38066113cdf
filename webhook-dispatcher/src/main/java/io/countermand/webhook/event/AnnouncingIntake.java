package io.countermand.webhook.event;

import io.countermand.backbone.intake.Intake;
import io.countermand.backbone.intake.Origin;
import io.countermand.backbone.intake.Received;
import io.countermand.backbone.intake.Refused;
import io.countermand.backbone.wire.NewerSchema;
import io.countermand.backbone.wire.UnreadableRecord;
import io.countermand.backbone.wire.WireJson;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Takes one topic: every record becomes an announcement, a batch of them one transaction. */
final class AnnouncingIntake<R> implements Intake<R> {

    private final Class<R> type;
    private final int schemaMax;
    private final Function<Received<R>, Announcement> announcement;
    private final Announce announce;
    private final Runnable wakeDelivery;

    AnnouncingIntake(
            Class<R> type,
            int schemaMax,
            Function<Received<R>, Announcement> announcement,
            Announce announce,
            Runnable wakeDelivery) {
        this.type = type;
        this.schemaMax = schemaMax;
        this.announcement = announcement;
        this.announce = announce;
        this.wakeDelivery = wakeDelivery;
    }

    @Override
    public R read(byte[] value) {
        return WireJson.read(value, type, schemaMax);
    }

    @Override
    public List<Refused> write(SqlConnection transaction, List<Received<R>> batch) {
        var refused = new ArrayList<Refused>();
        var announcements = new ArrayList<Announcement>(batch.size());
        for (var received : batch) {
            try {
                announcements.add(announcement.apply(received));
            } catch (UnreadableRecord e) {
                refused.add(new Refused(received.origin(), String.valueOf(e.getMessage())));
            }
        }
        refused.addAll(announce.write(transaction, announcements));
        return refused;
    }

    /** @return why it is refused; empty if it was taken */
    Optional<String> takeAgain(SqlConnection transaction, Origin origin) {
        var value = origin.value();
        try {
            var received = new Received<>(read(value == null ? new byte[0] : value), origin);
            return write(transaction, List.of(received)).stream()
                    .map(Refused::reason)
                    .findFirst();
        } catch (UnreadableRecord | NewerSchema e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void written() {
        wakeDelivery.run();
    }
}
