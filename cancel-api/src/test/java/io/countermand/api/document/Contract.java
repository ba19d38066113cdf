package io.countermand.api.document;

/** The calls that contract §3 promises. */
final class Contract {

    static final String[] CALLS = {
        "POST /raas/v2/asyncOrders/{referenceOrderID}/cancel",
        "POST /raas/v2/asyncOrders/{referenceOrderID}/freeze",
        "POST /raas/v2/asyncOrders/{referenceOrderID}/unfreeze",
        "POST /raas/v2/lineItems/{referenceLineItemID}/cancel",
        "POST /raas/v2/lineItems/{referenceLineItemID}/freeze",
        "POST /raas/v2/lineItems/{referenceLineItemID}/unfreeze",
        "GET /raas/v2/lineItems/{referenceLineItemID}",
        "GET /raas/v2/lineItems",
        "GET /raas/v2/asyncOrders/{referenceOrderID}",
        "GET /raas/v2/asyncOrders/customers/{customerIdentifier}/accounts/{accountIdentifier}/{externalRefID}",
        "GET /raas/v2/asyncOrders/customers/{customerIdentifier}/accounts/{accountIdentifier}/{externalRefID}/lineItems",
        "GET /raas/v2/asyncOrders/reasonCodes",
        "GET /raas/v2/lineItems/reasonCodes",
        "GET /raas/v2/asyncOrders/{referenceOrderID}/actions",
        "GET /raas/v2/asyncOrders/{referenceOrderID}/actions/{actionId}",
        "GET /raas/v2/asyncOrders/{referenceOrderID}/actions/{actionId}/lineItems",
        "GET /raas/v2/lineItems/{referenceLineItemID}/actions",
        "GET /raas/v2/lineItems/{referenceLineItemID}/actions/{actionId}",
        "GET /raas/v2/accounts/{accountIdentifier}",
        "GET /raas/v2/accounts/{accountIdentifier}/transactions",
    };

    private Contract() {}
}
