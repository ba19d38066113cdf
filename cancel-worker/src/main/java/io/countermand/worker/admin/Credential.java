package io.countermand.worker.admin;

import io.countermand.edge.page.PageAsked;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A platform key, as its keyed hash, with its rights and scope. */
@NullUnmarked
@Entity
@Table(schema = "access", name = "credential")
public class Credential extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column(name = "platform_id")
    public int platformId;

    @Column(name = "key_hash")
    public byte[] keyHash;

    public String[] rights;

    /** Null: every customer. */
    public String[] customers;

    /** Null: every account. */
    public String[] accounts;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "revoked_at")
    public Instant revokedAt;

    /** In the order in which they were made; given by the database. */
    @Column(insertable = false, updatable = false)
    public Long ordinal;

    static Uni<List<Credential>> of(Platform platform, PageAsked page) {
        var order = ListOrder.oldestFirst(page);
        return Credential.<Credential>find(
                        "platformId = ?1 and ordinal %s ?2".formatted(order.operator()),
                        order.by("ordinal"),
                        platform.id,
                        order.beside())
                .range(0, page.rowsToRead() - 1)
                .list();
    }

    static Uni<Long> countLive(Platform platform) {
        return count("platformId = ?1 and revokedAt is null", platform.id);
    }

    /** Fails with 404 if the platform has no such one. */
    static Uni<Credential> existing(Platform platform, UUID id) {
        return Credential.<Credential>find("platformId = ?1 and id = ?2", platform.id, id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.of(Catalogue.CREDENTIAL_NOT_FOUND));
    }

    boolean isLive() {
        return revokedAt == null;
    }

    /** In the table of changes. */
    String subject(String platform) {
        return "credential/" + platform + "/" + id;
    }
}
