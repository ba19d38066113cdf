/** Completes the OpenAPI document of a front door while it is built: refusals out of the catalogue, nullness out of the code. */
@NullMarked
package io.countermand.edge.document;

import org.jspecify.annotations.NullMarked;
