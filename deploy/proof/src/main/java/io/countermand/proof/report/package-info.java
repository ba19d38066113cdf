/** A run told three ways: as text, as JSON and as a page with a timeline. */
@NullMarked
package io.countermand.proof.report;

import org.jspecify.annotations.NullMarked;
