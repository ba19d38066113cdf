package io.countermand.edge.refusal;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of every answer that is not a success. */
@Schema
public record ApiError(
        Instant timestamp,
        String requestId,
        String path,
        int httpCode,
        String httpPhrase,
        String i18nKey,
        String message,
        List<FieldError> errors) {}
