package io.countermand.webhook.signature;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.ResponseHeader;

/** The public halves of our signing keys, for anybody. */
@Path("/.well-known/jwks.json")
public class PublicKeysResource {

    private final PublishedKeys keys;

    PublicKeysResource(PublishedKeys keys) {
        this.keys = keys;
    }

    /** A JSON Web Key Set (RFC 7517, RFC 8037); the key that signs now is the first. */
    public record Keys(List<Key> keys) {}

    /** One public key. */
    public record Key(String kty, String crv, String x, String kid, String use, String alg) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "public, max-age=3600")
    public Keys keys() {
        return new Keys(Stream.concat(Stream.of(keys.signing()), keys.others().stream())
                .map(key -> new Key("OKP", "Ed25519", key.x(), key.id(), "sig", "EdDSA"))
                .toList());
    }
}
