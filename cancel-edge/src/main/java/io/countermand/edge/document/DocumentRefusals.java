package io.countermand.edge.document;

import static io.countermand.edge.refusal.Catalogue.AWAY;
import static io.countermand.edge.refusal.Catalogue.BODY_TOO_LARGE;
import static io.countermand.edge.refusal.Catalogue.BROWSER_POST;
import static io.countermand.edge.refusal.Catalogue.INVALID_REQUEST;
import static io.countermand.edge.refusal.Catalogue.NOT_ACCEPTABLE;
import static io.countermand.edge.refusal.Catalogue.NOT_AUTHENTICATED;
import static io.countermand.edge.refusal.Catalogue.NOT_SUPPORTED_TYPE;
import static io.countermand.edge.refusal.Catalogue.RIGHT_MISSING;
import static io.countermand.edge.refusal.Catalogue.TOO_MANY_REQUESTS;
import static io.countermand.edge.refusal.Catalogue.UNEXPECTED;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.countermand.edge.refusal.Catalogue;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Gives every operation the answers of its refusals, with an example each. Those that every call can meet are added by
 * themselves, its own stand in its {@value #OWN} as names of the {@link Catalogue}. What is open to everybody refuses nobody.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class DocumentRefusals implements OASFilter {

    static final String OWN = "x-refusals";

    /** The field of the body that an example of an invalid request got wrong. */
    static final String WRONG = "x-wrong-field";

    private static final List<Catalogue> EVERY_CALL =
            List.of(NOT_AUTHENTICATED, RIGHT_MISSING, NOT_ACCEPTABLE, TOO_MANY_REQUESTS, UNEXPECTED, AWAY);
    private static final List<Catalogue> EVERY_POST = List.of(BROWSER_POST);
    private static final List<Catalogue> EVERY_BODY = List.of(INVALID_REQUEST, BODY_TOO_LARGE, NOT_SUPPORTED_TYPE);

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> complete(path, method, operation)));
    }

    private static void complete(String path, HttpMethod method, Operation operation) {
        // The framework adds an empty one by itself.
        operation.getResponses().removeAPIResponse("400");
        if (operation.getSecurity() != null && operation.getSecurity().isEmpty()) {
            return;
        }
        refusals(method, operation).stream()
                .distinct()
                .collect(groupingBy(entry -> String.valueOf(entry.httpCode()), TreeMap::new, toList()))
                .forEach((status, entries) ->
                        operation.getResponses().addAPIResponse(status, answer(path, operation, entries)));
        operation.removeExtension(OWN);
        operation.removeExtension(WRONG);
    }

    private static List<Catalogue> refusals(HttpMethod method, Operation operation) {
        var refusals = new ArrayList<>(EVERY_CALL);
        if (method == HttpMethod.POST) {
            refusals.addAll(EVERY_POST);
        }
        if (operation.getRequestBody() != null) {
            refusals.addAll(EVERY_BODY);
        } else if (firstQueryParameter(operation) != null) {
            refusals.add(INVALID_REQUEST);
        }
        if (operation.getExtensions() != null && operation.getExtensions().get(OWN) instanceof List<?> own) {
            own.forEach(name -> refusals.add(Catalogue.valueOf(String.valueOf(name))));
        }
        return refusals;
    }

    private static APIResponse answer(String path, Operation operation, List<Catalogue> entries) {
        var media =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/ApiError"));
        var field = operation.getRequestBody() != null ? wrongField(operation) : firstQueryParameter(operation);
        for (var entry : entries) {
            var example = OASFactory.createExample().value(RefusalExample.of(entry, path, field));
            media.addExample(entry.name(), example);
        }
        var answer = OASFactory.createAPIResponse()
                .description(RefusalExample.phrase(entries.getFirst()))
                .content(OASFactory.createContent().addMediaType("application/json", media));
        header(entries.getFirst(), answer);
        return answer;
    }

    private static String wrongField(Operation operation) {
        var named = operation.getExtensions() == null
                ? null
                : operation.getExtensions().get(WRONG);
        return named == null ? "reasonCode" : String.valueOf(named);
    }

    private static void header(Catalogue entry, APIResponse answer) {
        switch (entry.httpCode()) {
            case 401 -> addHeader("WWW-Authenticate", answer);
            case 429, 503 -> addHeader("Retry-After", answer);
            default -> {}
        }
    }

    private static void addHeader(String name, APIResponse answer) {
        answer.addHeader(name, OASFactory.createHeader().ref("#/components/headers/" + name));
    }

    private static @Nullable String firstQueryParameter(Operation operation) {
        return operation.getParameters() == null
                ? null
                : operation.getParameters().stream()
                        .filter(parameter -> parameter.getIn() == Parameter.In.QUERY)
                        .map(Parameter::getName)
                        .findFirst()
                        .orElse(null);
    }
}
