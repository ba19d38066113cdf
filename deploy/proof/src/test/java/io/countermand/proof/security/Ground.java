package io.countermand.proof.security;

import static java.util.stream.Collectors.toMap;

import io.countermand.domain.wire.Topics;
import io.countermand.proof.running.Installation;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a call could have changed: each table by a digest, each topic by how many records it has. */
record Ground(Map<String, String> digests) {

    private static final String DIGEST = """
            select '%1$s ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, '/' order by t::text)), '') from %1$s t
            """;

    static Ground tables(Installation house) {
        return new Ground(house.books().rows(everyTable(house)).stream()
                .map(row -> row.split(" ", 2))
                .collect(toMap(row -> row[0], row -> row[1])));
    }

    static Ground topics(Installation house) {
        return new Ground(Topics.ALL.stream()
                .collect(toMap(
                        Function.identity(),
                        topic -> String.valueOf(house.topic(topic).records().size()))));
    }

    /** Tables and topics that are not as they were. */
    TreeSet<String> changedSince(Ground before) {
        return digests.entrySet().stream()
                .filter(one -> !one.getValue().equals(before.digests.get(one.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String everyTable(Installation house) {
        return Tables.of(house).stream().map(DIGEST::formatted).collect(Collectors.joining(" union all "));
    }
}
