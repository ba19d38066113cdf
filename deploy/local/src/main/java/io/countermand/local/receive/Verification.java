package io.countermand.local.receive;

import java.util.ArrayList;
import java.util.List;

/**
 * What the signatures of a webhook are worth.
 *
 * @param hmac a {@code v1} signature matches the shared secret
 * @param ed25519 a {@code v1a} signature matches a published key
 * @param signedPayload {@code X-Signed-Payload} matches the shared secret
 * @param recent the signed timestamp is within five minutes of now
 */
public record Verification(boolean hmac, boolean ed25519, boolean signedPayload, boolean recent) {

    public boolean isVerified() {
        return hmac && ed25519 && signedPayload && recent;
    }

    /** For people. */
    public String sentence() {
        return isVerified()
                ? "signature verified (HMAC-SHA256, Ed25519 and X-Signed-Payload)"
                : "NOT verified: " + String.join(", ", failures());
    }

    private List<String> failures() {
        var failures = new ArrayList<String>();
        if (!hmac) {
            failures.add("no v1 signature by the shared secret");
        }
        if (!ed25519) {
            failures.add("no v1a signature by a published key");
        }
        if (!signedPayload) {
            failures.add("X-Signed-Payload does not match");
        }
        if (!recent) {
            failures.add("the timestamp is too old or too new");
        }
        return failures;
    }
}
