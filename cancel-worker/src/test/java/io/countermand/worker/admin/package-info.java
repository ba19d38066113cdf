/** The administration of contract §4, over HTTP. */
@NullMarked
package io.countermand.worker.admin;

import org.jspecify.annotations.NullMarked;
