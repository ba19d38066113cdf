package io.countermand.edge.check;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

/** Refuses large bodies: at once when the length is declared, else as soon as too much was read. */
@ApplicationScoped
public class BodyLimit {

    private static final int DIGITS_MAX = 9;

    private final int bytesMax;

    BodyLimit(HttpConfig config) {
        bytesMax = config.bodyBytesMax();
    }

    void checkDeclared(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && (length.length() > DIGITS_MAX || Integer.parseInt(length) > bytesMax)) {
            throw tooLarge();
        }
    }

    byte[] read(InputStream body) throws IOException {
        var bytes = body.readNBytes(bytesMax + 1);
        if (bytes.length > bytesMax) {
            throw tooLarge();
        }
        return bytes;
    }

    private Refusal tooLarge() {
        return Refusal.of(Catalogue.BODY_TOO_LARGE, bytesMax);
    }
}
