package io.countermand.proof.crowd;

import static io.countermand.domain.action.OrderAction.CANCEL;

import io.countermand.domain.action.Target;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.local.sample.SampleOrder;
import io.countermand.proof.load.Call;
import io.countermand.proof.running.OrderDesk;
import java.util.List;

/** A thousand line items a page, of which 40 are redeemed. */
public record LargeOrder(List<OrderIssued> pages) {

    public static LargeOrder of(int pages) {
        return new LargeOrder(OrderDesk.pages(SampleOrder.BULK, pages));
    }

    String platform() {
        return pages.getFirst().platform();
    }

    Call cancel() {
        return new Call(CANCEL, Target.order(pages.getFirst().referenceOrderId()));
    }
}
