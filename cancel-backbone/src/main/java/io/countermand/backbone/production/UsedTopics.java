package io.countermand.backbone.production;

import java.util.List;

/** The topics that a service reads or writes, without the installation's prefix. */
public record UsedTopics(List<String> names) {

    public UsedTopics {
        names = List.copyOf(names);
    }

    List<String> withPrefix(String prefix) {
        return names.stream().map(prefix::concat).toList();
    }
}
