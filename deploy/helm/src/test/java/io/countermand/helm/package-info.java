/** The chart in deploy/helm/countermand: what Helm makes of it, held against what a cluster takes and what we want. */
@NullMarked
package io.countermand.helm;

import org.jspecify.annotations.NullMarked;
