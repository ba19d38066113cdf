package io.countermand.worker;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** Line items for whose content a transaction fails, until it is closed. */
record Poison(String antidote) implements AutoCloseable {

    /** No refund of them can be written. */
    static Poison inRefunds(String order, int... lines) {
        return in("refund", are(order, lines, ""));
    }

    /** No row of the table can be written of which the condition holds. */
    static Poison in(String table, String condition) {
        var name = name();
        Database.execute("alter table cancellation.%s add constraint %s check (not (%s)) not valid"
                .formatted(table, name, condition));
        return new Poison("alter table cancellation.%s drop constraint %s".formatted(table, name));
    }

    /** No decision of them can be written, not even that they are set aside. */
    static Poison inDecisions(String order, int... lines) {
        return in("decision", are(order, lines, ""));
    }

    /** They cannot be changed: the database raises an error of that state, and counts how often in a sequence of that name. */
    static Poison inChanges(String sqlState, String sequence, String order, int... lines) {
        var name = name();
        Database.execute("""
                create sequence if not exists %2$s;
                grant usage on sequence %2$s to countermand_worker;
                create function %1$s() returns trigger language plpgsql as $$ begin
                    perform nextval('%2$s');
                    raise exception 'poison' using errcode = '%3$s';
                end $$;
                create trigger %1$s before update of settled_reward on cancellation.line_item
                    for each row when (%4$s) execute function %1$s()
                """.formatted(name, sequence, sqlState, are(order, lines, "new.")));
        return new Poison("drop function " + name + " cascade");
    }

    @Override
    public void close() {
        Database.execute(antidote);
    }

    private static String are(String order, int[] lines, String row) {
        var id = Database.text("select id from cancellation.orders where reference_order_id = '" + order + "'");
        var numbers = Arrays.stream(lines).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return "%1$sorder_id = %2$s and %1$sline_number in (%3$s)".formatted(row, id, numbers);
    }

    private static String name() {
        return "poison_" + UUID.randomUUID().toString().replace("-", "");
    }
}
