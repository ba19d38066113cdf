package io.countermand.api.command;

import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.edge.access.Caller;

/** Who asks for what, and why. */
record Asked(Caller caller, Target target, OrderAction action, Reason reason, CommandHeader header) {}
