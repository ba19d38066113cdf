@NullMarked
package io.countermand.worker.retention;

import org.jspecify.annotations.NullMarked;
