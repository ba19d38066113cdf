package io.countermand.edge.refusal;

import io.netty.handler.codec.http.HttpResponseStatus;

/** The words beside a status, as documented: 422 is "Unprocessable Entity". */
final class HttpPhrase {

    private HttpPhrase() {}

    static String of(int status) {
        return HttpResponseStatus.valueOf(status).reasonPhrase();
    }
}
