package io.countermand.webhook.subscription;

/** Documented ways in which a subscriber checks a webhook by {@code X-Signed-Payload}. */
public enum VerificationMethod {
    HMAC,
    X509,
    NONE
}
