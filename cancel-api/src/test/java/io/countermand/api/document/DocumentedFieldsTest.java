package io.countermand.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The fields, parameters and words of the documented reward API, copied from its reference, against our document: none is
 * missing, and what is more is ours and listed here.
 */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class DocumentedFieldsTest {

    private static final String MONEY = "value currencyCode exchangeRate fee total";

    private static final String LINE_ITEM = """
            referenceLineItemID externalReferenceLineItemID referenceOrderID orderSource status orderStatus emailStatus
            deliveryMethod deliveryStatus rewardStatus canCancel canFreeze lineNumber rewardName amountIssued amountCharged
            remainingBalance dateIssued expirationDate accountNumber accountIdentifier etid ptid utid customerIdentifier
            recipient sender purchaseOrderNumber campaign orderNotes lineItemActionReason reissuedFromReferenceLineItemId
            reissuedToReferenceLineItemId lineItemErrors quantity""";

    /** Also documented as required: expirationDate, which is null where the order system names none. */
    private static final String REQUIRED_OF_A_LINE_ITEM = """
            accountIdentifier accountNumber amountIssued customerIdentifier dateIssued emailStatus etid lineNumber
            orderSource orderStatus referenceLineItemID referenceOrderID reward rewardName status utid""";

    private static final String ASYNC_LINE_ITEM = """
            referenceLineItemId externalRefLineItemID lineItemStatus deliveryStatus recipient bulkShipping deliveryMethod
            rewardName quantity amount amountCharged scheduledDeliveryDate lineItemErrors""";

    private static final String PAGE_OF_AN_ORDER =
            "prevCursor nextCursor maxResults externalRefLineItemIDs referenceLineItemIDs failedOnly";

    private ApiDocument document;

    @BeforeEach
    void readDocument() {
        document = ApiDocument.running();
    }

    static Stream<Arguments> views() {
        return Stream.of(
                view("ReasonGiven", "reasonCode otherReason", ""),
                view("Accepted", "referenceOrderId externalRefID status totalLineItems date", "actionId"),
                view("LineItemView", LINE_ITEM, ""),
                view(
                        "LineItemViewVerbose",
                        LINE_ITEM + " reward resendHistory redemptionHistory lineItemActionHistory rewardViewHistory",
                        ""),
                view("Amount", MONEY, ""),
                view("Recipient", "firstName lastName email mobileNumber address", ""),
                view("Address", "companyName streetLine1 streetLine2 city stateOrProvince postalCode country", ""),
                view("Sender", "firstName lastName email", ""),
                view("LineItemError", "error_code error_message", ""),
                view("Reward", "credentials credentialList redemptionInstructions", ""),
                view("Credential", "label value type credentialType", ""),
                view("ActionTaken", "action reason actionDate oldReferenceLineItemId newReferenceLineItemId", ""),
                view("RewardView", "date status", ""),
                view("LineItemList", "keysetPage lineItems", ""),
                view("KeysetPage", "nextPageKeys previousPageKeys resultCount totalCount", ""),
                view("AsyncOrderDetailView", """
                        referenceOrderID externalRefID orderStatus createdAt completedAt customerIdentifier
                        accountIdentifier sender amountCharged campaign purchaseOrderNumber notes totalLineItems
                        pagination orderErrors lineItems""", ""),
                view("OrderAmount", "currencyCode value total shippingFee", ""),
                view("OrderError", "errorCode errorMessage", ""),
                view("FailedLineItem", "errorCode errorMessage", ""),
                view(
                        "Pagination",
                        "prevCursor nextCursor prevPageAvailable nextPageAvailable maxResults numberOfElements",
                        ""),
                view("AsyncLineItem", ASYNC_LINE_ITEM, ""),
                view("AsyncLineItemWithRewards", ASYNC_LINE_ITEM + """
                         canCancel canFreeze lineItemActionReason amountIssued dateIssued expirationDate
                        reissuedFromReferenceLineItemId reissuedToReferenceLineItemId rewards""", ""),
                view("IssuedReward", "rewardStatus credentialList redemptionInstructions", ""),
                view("OrderReasons", "reasonCodes", ""),
                view("AccountView", """
                        currentBalance contactEmail fundingNotification accountIdentifier accountNumber displayName
                        createdAt status currencyCode""", ""),
                view("FundingNotification", "emailAddress", ""),
                view("ApiError", "timestamp requestId path httpCode httpPhrase i18nKey message errors", ""),
                view("FieldError", "path i18nKey message", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("views")
    void everyDocumentedFieldIsThereAndWhatIsMoreIsOurs(String schema, List<String> documented, List<String> ours) {
        var fields = document.root().at("/components/schemas/" + schema + "/properties");

        assertThat(fields.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(documented.stream(), ours.stream()).toList());
    }

    static Stream<Arguments> required() {
        return Stream.of(
                view("ReasonGiven", "reasonCode", ""), view("LineItemViewVerbose", REQUIRED_OF_A_LINE_ITEM, ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("required")
    void everyFieldThatIsDocumentedAsRequiredHasAValue(String schema, List<String> names, List<String> none) {
        var required = document.root().at("/components/schemas/" + schema + "/required");

        assertThat(required.valueStream().map(name -> name.asText())).containsAll(names);
    }

    static Stream<Arguments> parameters() {
        var order = "/raas/v2/asyncOrders/customers/{customerIdentifier}/accounts/{accountIdentifier}/{externalRefID}";
        return Stream.of(
                view("/raas/v2/lineItems", """
                        pageKeys pagePrevious elementsPerBlock columnSortName columnSortAscending referenceOrderID
                        externalRefID startDate endDate status orderStatus""", ""),
                view(order, PAGE_OF_AN_ORDER, ""),
                view(order + "/lineItems", PAGE_OF_AN_ORDER, ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parameters")
    void everyDocumentedParameterIsTaken(String path, List<String> documented, List<String> none) {
        var parameters = document.root().path("paths").path(path).at("/get/parameters");

        assertThat(parameters
                        .valueStream()
                        .filter(parameter -> parameter.path("in").asText().equals("query"))
                        .map(parameter -> parameter.path("name").asText()))
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    private static Arguments view(String name, String documented, String ours) {
        return Arguments.of(name, words(documented), words(ours));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("\\s+"));
    }
}
