package io.countermand.edge.check;

import jakarta.enterprise.context.RequestScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The body of this request, byte for byte, once it was read. */
@RequestScoped
public class CurrentBody {

    private byte[] bytes = new byte[0];

    void is(byte[] read) {
        bytes = read;
    }

    /** SHA-256 in hex. */
    public String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
