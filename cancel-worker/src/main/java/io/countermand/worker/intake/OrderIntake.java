package io.countermand.worker.intake;

import io.countermand.backbone.intake.Intake;
import io.countermand.backbone.intake.OneByOne;
import io.countermand.backbone.intake.Received;
import io.countermand.backbone.intake.Refused;
import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.wire.OrderIssued;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Takes orders in, page by page, in any order and as often as they come. */
@ApplicationScoped
public class OrderIntake implements Intake<OrderIssued> {

    private final OrderHeaders headers;
    private final OrderItems items;
    private final Charges charges;
    private final Wakes wakes;

    OrderIntake(OrderHeaders headers, OrderItems items, Charges charges, Wakes wakes) {
        this.headers = headers;
        this.items = items;
        this.charges = charges;
        this.wakes = wakes;
    }

    @Override
    public OrderIssued read(byte[] value) {
        return WireJson.read(value, OrderIssued.class, OrderIssued.SCHEMA);
    }

    @Override
    public List<Refused> write(SqlConnection transaction, List<Received<OrderIssued>> batch) {
        return OneByOne.write(transaction, batch, received -> writePage(transaction, OrderCheck.checked(received)));
    }

    @Override
    public void written() {
        wakes.plan();
    }

    private void writePage(SqlConnection transaction, IssuedOrder order) {
        var header = headers.write(transaction, order);
        items.write(transaction, order, header);
        charges.post(transaction, order, header);
    }
}
