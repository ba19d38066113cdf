/** Who may administer: one credential of its own, for paths that are never exposed to platforms. */
@NullMarked
package io.countermand.edge.admin;

import org.jspecify.annotations.NullMarked;
