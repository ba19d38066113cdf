package io.countermand.edge.check;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jspecify.annotations.Nullable;

/** Takes the place of the framework's own JSON reader, for every body of both front doors. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class JsonBodyReader implements ServerMessageBodyReader<Object> {

    private final BodyLimit limit;
    private final CurrentBody currentBody;

    JsonBodyReader(BodyLimit limit, CurrentBody currentBody) {
        this.limit = limit;
        this.currentBody = currentBody;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, ResteasyReactiveResourceInfo method, MediaType mediaType) {
        return true;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    @Override
    public Object readFrom(Class<Object> type, Type generic, MediaType mediaType, ServerRequestContext request)
            throws IOException {
        var declared = request.getRequestHeaders().getHeaderString(HttpHeaders.CONTENT_TYPE);
        return read(type, declared == null ? null : mediaType, request.getInputStream());
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return read(type, mediaType, body);
    }

    /** @param mediaType null if the caller did not say what it sends (the framework then assumes what we consume) */
    private Object read(Class<Object> type, @Nullable MediaType mediaType, InputStream body) throws IOException {
        if (mediaType == null || mediaType.isWildcardSubtype() || !isUtf8(mediaType)) {
            throw Refusal.of(Catalogue.NOT_SUPPORTED_TYPE);
        }
        var bytes = limit.read(body);
        currentBody.is(bytes);
        return StrictJson.read(bytes, type);
    }

    private static boolean isUtf8(MediaType mediaType) {
        var charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
        return charset == null || charset.equalsIgnoreCase("utf-8");
    }
}
