package io.countermand.edge.document;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * Says in every schema made from a record which fields are always there and which may be null: what the compiler checks, the
 * document tells.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class DocumentNullness implements OASFilter {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName UNWRAPPED = DotName.createSimple("com.fasterxml.jackson.annotation.JsonUnwrapped");
    private static final DotName NAMED = DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty");
    private static final String OURS = "io.countermand.";

    private final IndexView index;
    private final Map<String, ClassInfo> records;

    public DocumentNullness(IndexView index) {
        this.index = index;
        records = index.getKnownClasses().stream()
                .filter(type -> type.isRecord() && type.name().toString().startsWith(OURS))
                .collect(Collectors.toMap(type -> type.simpleName(), type -> type, (one, other) -> one));
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().getSchemas().forEach((name, schema) -> {
            var type = records.get(name);
            if (type != null && schema.getProperties() != null) {
                fields(type).forEach(field -> tell(field, schema));
            }
        });
    }

    /** Of records, and of those unwrapped into them; annotations for JSON are kept on fields, not on components. */
    private Stream<FieldInfo> fields(ClassInfo type) {
        return type.fields().stream()
                .filter(field -> !Modifier.isStatic(field.flags()))
                .flatMap(field -> field.hasAnnotation(UNWRAPPED)
                        ? fields(Objects.requireNonNull(
                                index.getClassByName(field.type().name())))
                        : Stream.of(field));
    }

    private static void tell(FieldInfo field, Schema schema) {
        var name = nameOf(field);
        var property = schema.getProperties().get(name);
        var isRequired = schema.getRequired() != null && schema.getRequired().contains(name);
        if (property == null || isRequired) {
            return; // not shown, or said by hand
        }
        if (field.type().hasAnnotation(NULLABLE)) {
            schema.addProperty(name, orNull(property));
        } else {
            schema.addRequired(name);
        }
    }

    private static String nameOf(FieldInfo field) {
        var named = field.annotation(NAMED);
        return named == null ? field.name() : named.value().asString();
    }

    private static Schema orNull(Schema property) {
        if (property.getRef() != null) {
            return OASFactory.createSchema()
                    .anyOf(List.of(property, OASFactory.createSchema().type(List.of(SchemaType.NULL))));
        }
        var types = new ArrayList<>(property.getType());
        types.add(SchemaType.NULL);
        property.setType(types);
        return property;
    }
}
