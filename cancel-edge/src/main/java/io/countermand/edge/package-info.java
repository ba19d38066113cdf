/**
 * The HTTP edge that both front doors share: credentials and scope, one error shape, request ids, limits, strict JSON. No use
 * case lives here.
 */
@NullMarked
package io.countermand.edge;

import org.jspecify.annotations.NullMarked;
