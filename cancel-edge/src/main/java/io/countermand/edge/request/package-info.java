/** The id of a request and the time it came: what every answer carries. */
@NullMarked
package io.countermand.edge.request;

import org.jspecify.annotations.NullMarked;
