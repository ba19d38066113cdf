/** What operators are handed: settings, metrics, alerts and dashboards, held against the code and the running services. */
@NullMarked
package io.countermand.proof.operation;

import org.jspecify.annotations.NullMarked;
