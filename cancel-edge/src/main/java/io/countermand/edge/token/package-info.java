/** Tokens of an identity provider: whether one is genuine, and what it says. What that permits is decided by access. */
@NullMarked
package io.countermand.edge.token;

import org.jspecify.annotations.NullMarked;
