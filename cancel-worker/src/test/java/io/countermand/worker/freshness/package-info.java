@NullMarked
package io.countermand.worker.freshness;

import org.jspecify.annotations.NullMarked;
