package io.countermand.proof.kill;

import static io.countermand.proof.kill.agent.Armed.Side.ENTRY;
import static io.countermand.proof.kill.agent.Armed.Side.EXIT;

import io.countermand.proof.kill.agent.Armed;
import java.io.IOException;
import java.util.Objects;

/** The moments at which the worker may die, in the order of its work, and what is then left half done in the tables. */
enum KillPoint {
    ORDERS_WRITTEN(
            "intake.Charges", "post", EXIT, "generate_series(1, :placed - (select count(*) from cancellation.orders))"),
    ORDERS_COMMITTED_NOT_ACKNOWLEDGED("intake.OrderIntake", "written", ENTRY, Left.ORDERS),
    COMMANDS_WRITTEN("intake.CommandIntake", "writeCommands", EXIT, Left.ORDERS),
    COMMANDS_COMMITTED_NOT_ACKNOWLEDGED("intake.CommandIntake", "written", ENTRY, Left.ORDERS),
    ACTIONS_PLANNED("plan.PlanActions", "start", EXIT, Left.CHUNKS),
    CHUNKS_CLAIMED("settle.ChunkQueue", "claim", EXIT, Left.CHUNKS),
    LINE_ITEMS_LOCKED("settle.LineItems", "lock", EXIT, Left.CHUNKS),
    LEDGER_POSTED("settle.Voids", "post", EXIT, Left.CHUNKS),
    LINE_ITEMS_CHANGED("settle.LineItems", "change", EXIT, Left.CHUNKS),
    BALANCES_MOVED("settle.SettleBundle", "record", EXIT, Left.CHUNKS),
    ACTION_ENDED("settle.FinishActions", "write", EXIT, Left.CHUNKS),
    BEFORE_THE_COMMIT("settle.PublishSettled", "publish", EXIT, Left.CHUNKS),
    AFTER_THE_COMMIT("Loops", "settled", ENTRY, Left.ORDERS),
    EVENTS_PUBLISHED_NOT_MARKED("publish.Relay", "publish", EXIT, Left.EVENTS),
    EVENTS_MARKED("publish.Relay", "publishDue", EXIT, Left.ORDERS),
    REFUND_KEY_STORED_NOT_CALLED("refund.RefundOne", "send", ENTRY, Left.REFUNDS_SENT),
    PROVIDER_CALLED_NOT_RECORDED("refund.RefundOne", "giveBack", EXIT, Left.REFUNDS_SENT),
    REFUND_RECORDED_NOT_COMMITTED("refund.TellRefunds", "act", EXIT, Left.REFUNDS_SENT),
    REFUND_RECORDED("refund.RefundWriter", "record", EXIT, Left.ORDERS);

    private final String className;
    private final String method;
    private final Armed.Side side;
    private final String left;

    KillPoint(String className, String method, Armed.Side side, String left) {
        this.className = "io.countermand.worker." + className;
        this.method = method;
        this.side = side;
        this.left = left;
    }

    /** What shows that there was work: before a commit the work that was lost, else orders without an ended action. */
    private static final class Left {
        static final String ORDERS = """
            generate_series(1, :placed - (
                select count(distinct order_id) from cancellation.action where settled_at is not null))
            """;
        static final String CHUNKS = "cancellation.action_chunk where state = 'OPEN'";
        static final String EVENTS = "cancellation.outbox where published_at is null";
        static final String REFUNDS_SENT = "cancellation.refund_intent where state = 'SENDING'";
    }

    Armed armed(int pass) {
        return new Armed(className, method, side, pass);
    }

    /** @param placed orders that were ever placed */
    String left(int placed) {
        return left.replace(":placed", String.valueOf(placed));
    }

    /** The class as it is now, without loading it. */
    byte[] bytesOfItsClass() throws IOException {
        var resource = className.replace('.', '/') + ".class";
        try (var bytes = KillPoint.class.getClassLoader().getResourceAsStream(resource)) {
            return Objects.requireNonNull(bytes, () -> className + " is gone").readAllBytes();
        }
    }
}
