package io.countermand.webhook.signature;

/** A shared secret as it lies in the table. @param keyId names the key it is encrypted with */
public record StoredSecret(byte[] sealed, String keyId) {

    @Override
    public String toString() {
        return "StoredSecret[…, " + keyId + "]";
    }
}
