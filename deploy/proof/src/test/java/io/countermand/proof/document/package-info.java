/** The AsyncAPI document against the code and against what running services publish. */
@NullMarked
package io.countermand.proof.document;

import org.jspecify.annotations.NullMarked;
