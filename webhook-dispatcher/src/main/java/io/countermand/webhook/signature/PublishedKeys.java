package io.countermand.webhook.signature;

import java.util.List;

/**
 * The keys that subscribers may find a signature of: ours, and those that come and went. A new key is published before it
 * signs and an old one for as long as its signatures are looked at.
 */
public record PublishedKeys(PublishedKey signing, List<PublishedKey> others) {

    public PublishedKeys {
        others = others.stream().filter(key -> !key.equals(signing)).distinct().toList();
    }
}
