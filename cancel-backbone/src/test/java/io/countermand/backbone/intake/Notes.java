package io.countermand.backbone.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.backbone.testing.FreshDatabase;
import io.countermand.backbone.wire.UnreadableRecord;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/**
 * An intake of notes. {@code unreadable…} cannot be read, {@code refused…} is read and refused, and the table's check lets
 * the whole batch of a note that starts with {@code broken} fail.
 */
class Notes implements Intake<String> {

    static final FreshDatabase DATABASE = FreshDatabase.migrated();

    static {
        DATABASE.execute("create table note (text text primary key, check (text not like 'broken%'))");
    }

    static void empty() {
        DATABASE.execute("truncate note, cancellation.parked_record restart identity");
    }

    static List<String> kept() {
        return DATABASE.column("select text from note order by text");
    }

    static List<String> parked() {
        return DATABASE.column("select convert_from(value, 'UTF8') from cancellation.parked_record order by id");
    }

    static List<String> reasons() {
        return DATABASE.column("select reason from cancellation.parked_record order by id");
    }

    @Override
    public String read(byte[] value) {
        var text = new String(value, UTF_8);
        if (text.isEmpty() || text.startsWith("unreadable")) {
            throw new UnreadableRecord("not a note: " + text, null);
        }
        return text;
    }

    @Override
    public List<Refused> write(SqlConnection transaction, List<Received<String>> batch) {
        var notes = batch.stream().filter(note -> !isRefused(note)).toList();
        if (!notes.isEmpty()) {
            transaction
                    .preparedQuery("insert into note values ($1) on conflict do nothing")
                    .executeBatchAndAwait(
                            notes.stream().map(note -> Tuple.of(note.content())).toList());
        }
        return batch.stream()
                .filter(Notes::isRefused)
                .map(note -> new Refused(note.origin(), "refused on purpose"))
                .toList();
    }

    private static boolean isRefused(Received<String> note) {
        return note.content().startsWith("refused");
    }
}
