/** A real PostgreSQL for the tests of this module; it cannot use the local stack, which stands on this module. */
@NullMarked
package io.countermand.backbone.testing;

import org.jspecify.annotations.NullMarked;
