package io.countermand.proof.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.countermand.domain.action.Target;
import io.countermand.domain.wire.Topics;
import io.countermand.proof.document.TopicsDocument.Message;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java records say what the document says: the same fields, of the same types, required alike. */
class WireRecordsTest {

    private static final String PACKAGE = Topics.class.getPackageName();

    private final TopicsDocument document = TopicsDocument.shipped();
    private final Comparison comparison = new Comparison(document);

    @Test
    void everyRecordIsInTheDocumentFieldByField() {
        document.messages().forEach(this::compare);

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.records()).containsExactlyInAnyOrderElementsOf(wireRecords());
    }

    @Test
    void aDifferenceIsNoticed() {
        var order = document.messageOn(Topics.ORDERS_ISSUED);
        var schema = (ObjectNode) document.resolved(order.node().path("payload"));
        schema.withObjectProperty("properties").remove("orderSource");
        schema.withObjectProperty("properties").withObjectProperty("version").put("format", "int32");

        compare(order);

        assertThat(comparison.differences())
                .anyMatch(difference -> difference.startsWith("OrderIssued: "))
                .anyMatch(difference -> difference.startsWith("OrderIssued.version: integer int64 in Java"));
    }

    private void compare(Message message) {
        comparison.compare(type(message), document.resolved(message.node().path("payload")));
    }

    static Class<?> type(Message message) {
        try {
            return Class.forName(PACKAGE + "." + message.name());
        } catch (ClassNotFoundException e) {
            throw new AssertionError("no record in " + PACKAGE + " for the message " + message, e);
        }
    }

    private static Iterable<Class<?>> wireRecords() {
        var ours = new ClassFileImporter()
                .importPackages(PACKAGE).stream().filter(JavaClass::isRecord).<Class<?>>map(JavaClass::reflect);
        return Stream.concat(ours, Stream.of(Target.class)).toList();
    }
}
