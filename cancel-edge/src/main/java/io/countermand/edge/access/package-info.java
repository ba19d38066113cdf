/** Who calls and what they may see: credentials, rights and scope. */
@NullMarked
package io.countermand.edge.access;

import org.jspecify.annotations.NullMarked;
