/** How fast webhooks leave, and whether bad endpoints make good ones wait. */
@NullMarked
package io.countermand.bench.deliver;

import org.jspecify.annotations.NullMarked;
