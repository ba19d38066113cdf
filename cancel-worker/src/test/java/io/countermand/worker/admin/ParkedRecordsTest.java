package io.countermand.worker.admin;

import static io.countermand.domain.wire.Topics.ORDERS_ISSUED;
import static io.countermand.worker.admin.Admin.allOf;
import static io.countermand.worker.admin.Admin.get;
import static io.countermand.worker.admin.Admin.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.countermand.domain.wire.OrderIssued;
import io.countermand.local.testing.FreshStack;
import io.countermand.worker.Database;
import io.countermand.worker.Orders;
import io.countermand.worker.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code /admin/parked}: list, re-drive, drop. */
@QuarkusTest
@WithTestResource(FreshStack.class)
class ParkedRecordsTest {

    private static final String PARKED = "/admin/parked";

    private String platform = "";
    private String order = "";

    @BeforeEach
    void givenAPlatformThatIsNotMadeYet() {
        platform = "p-" + UUID.randomUUID().toString().substring(0, 8);
        order = "RA261120-" + platform.substring(2);
    }

    @Test
    void aParkedRecordIsListedWithItsPlaceAndWords() {
        var id = parked();

        assertThat(allOf(PARKED, "id")).doesNotHaveDuplicates().contains(String.valueOf(id));
        get(PARKED + "?maxResults=500")
                .body(
                        "items.find { it.id == " + id + " }.topic",
                        equalTo(FreshStack.current().topic(ORDERS_ISSUED)))
                .body("items.find { it.id == " + id + " }.key", equalTo(order))
                .body("items.find { it.id == " + id + " }.reason", equalTo("the platform is not known"))
                .body("items.find { it.id == " + id + " }.state", equalTo("PARKED"));
    }

    @Test
    void aRecordThatIsSentAgainIsTakenIn() {
        var id = parked();
        makePlatform();

        post(PARKED + "/" + id + "/redrive", "").statusCode(200).body("state", equalTo("REDRIVEN"));

        await().until(() -> Database.number("select count(*) from cancellation.orders where " + isOrder()) == 1);
        assertThat(allOf(PARKED, "id")).doesNotContain(String.valueOf(id));
        post(PARKED + "/" + id + "/redrive", "").statusCode(404).body("i18nKey", equalTo("404.303"));
        post(PARKED + "/" + id + "/drop", "").statusCode(404);
    }

    @Test
    void aRecordThatIsRefusedAgainParksAgain() {
        var id = parked();

        post(PARKED + "/" + id + "/redrive", "").statusCode(200);

        await().until(() -> parkedId() > id);
    }

    @Test
    void aRecordIsSentAgainOnceHoweverManyAskAtOnce() {
        var id = parked();
        makePlatform();

        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> post(PARKED + "/" + id + "/redrive", "").extract().statusCode()))
                .limit(4)
                .toList()
                .stream()
                .map(CompletableFuture::join);

        assertThat(answers)
                .containsOnly(200, 404)
                .filteredOn(status -> status == 200)
                .hasSize(1);
    }

    @Test
    void aDroppedRecordIsKeptAndNeverSent() {
        var id = parked();

        post(PARKED + "/" + id + "/drop", "").statusCode(200).body("state", equalTo("DROPPED"));

        assertThat(allOf(PARKED, "id")).doesNotContain(String.valueOf(id));
        assertThat(Database.text("select state from cancellation.parked_record where id = " + id))
                .isEqualTo("DROPPED");
        assertThat(Database.text("select new_value from access.change where subject = 'parked/" + id + "'"))
                .contains("\"state\":\"DROPPED\"");
    }

    private long parked() {
        var page = Orders.anOrderOf(order, 1);
        Topic.of(ORDERS_ISSUED)
                .send(
                        order,
                        new OrderIssued(
                                1,
                                platform,
                                1,
                                order,
                                null,
                                page.customerIdentifier(),
                                page.accountIdentifier(),
                                page.orderSource(),
                                page.status(),
                                page.createdAt(),
                                1,
                                page.payment(),
                                page.lineItems()));
        return await().until(this::parkedId, found -> found > 0);
    }

    private long parkedId() {
        return Database.number("select coalesce(max(id), 0) from cancellation.parked_record where state = 'PARKED'"
                + " and convert_from(record_key, 'UTF8') = '" + order + "'");
    }

    private void makePlatform() {
        post("/admin/platforms", "{\"name\":\"" + platform + "\"}").statusCode(201);
    }

    private String isOrder() {
        return "reference_order_id = '" + order + "'";
    }
}
