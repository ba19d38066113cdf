/** How much one platform, and one address whose logins fail, may ask of one pod. */
@NullMarked
package io.countermand.edge.limit;

import org.jspecify.annotations.NullMarked;
