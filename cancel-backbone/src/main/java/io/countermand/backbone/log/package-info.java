/** Log lines whose keys machines can read: actionId, orderId, lineItemId, refundId, subscriptionId, deliveryId, attempt. */
@NullMarked
package io.countermand.backbone.log;

import org.jspecify.annotations.NullMarked;
