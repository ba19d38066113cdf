/** Redemptions must be fresh: settling waits while what the redemption system says has not been taken in. */
@NullMarked
package io.countermand.worker.freshness;

import org.jspecify.annotations.NullMarked;
