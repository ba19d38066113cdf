/** Pages of long lists, cut by key and never by count: what was read once is not read again, and nothing is held in memory. */
@NullMarked
package io.countermand.edge.page;

import org.jspecify.annotations.NullMarked;
