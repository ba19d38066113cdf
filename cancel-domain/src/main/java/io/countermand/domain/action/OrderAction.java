package io.countermand.domain.action;

/** What can be asked of an order or one of its line items. */
public enum OrderAction {
    CANCEL,
    FREEZE,
    UNFREEZE
}
