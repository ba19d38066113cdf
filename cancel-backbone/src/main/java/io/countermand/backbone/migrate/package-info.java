/** Brings a database to the current schema. */
@NullMarked
package io.countermand.backbone.migrate;

import org.jspecify.annotations.NullMarked;
