@NullMarked
package io.countermand.worker.reconcile;

import org.jspecify.annotations.NullMarked;
