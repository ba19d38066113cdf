package io.countermand.webhook.signature;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The public half of our signing key, for anybody. */
@Path("/.well-known/jwks.json")
public class PublicKeysResource {

    private final SigningKey key;

    PublicKeysResource(SigningKey key) {
        this.key = key;
    }

    /** A JSON Web Key Set (RFC 7517, RFC 8037). */
    public record Keys(List<Key> keys) {}

    /** One public key. */
    public record Key(String kty, String crv, String x, String kid, String use, String alg) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Keys keys() {
        return new Keys(List.of(new Key("OKP", "Ed25519", key.publicKey(), key.keyId(), "sig", "EdDSA")));
    }
}
