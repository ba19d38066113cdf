/** Who calls: how a platform key is stored so that the database alone does not give it away. */
@NullMarked
package io.countermand.domain.access;

import org.jspecify.annotations.NullMarked;
