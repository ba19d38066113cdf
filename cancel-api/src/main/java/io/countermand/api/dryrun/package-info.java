/** Says what an action would do if it were asked for now, by the rules of the real verdicts, and changes nothing. */
@NullMarked
package io.countermand.api.dryrun;

import org.jspecify.annotations.NullMarked;
