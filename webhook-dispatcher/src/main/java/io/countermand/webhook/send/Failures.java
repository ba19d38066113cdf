package io.countermand.webhook.send;

import io.countermand.webhook.delivery.AttemptError;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** What a failure of the HTTP client means. */
final class Failures {

    private Failures() {}

    static AttemptError errorOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SSLException tls -> {
                    return AttemptError.TLS;
                }
                case CertificateException tls -> {
                    return AttemptError.TLS;
                }
                case TooLongFrameException unreadable -> {
                    return AttemptError.BODY;
                }
                case IOException lost -> {
                    return AttemptError.CONNECT;
                }
                case TimeoutException late -> {
                    return AttemptError.TIMEOUT;
                }
                default -> {
                    // the reason may be further down
                }
            }
        }
        return failure instanceof DecoderException || failure instanceof IllegalArgumentException
                ? AttemptError.BODY
                : AttemptError.CONNECT;
    }
}
