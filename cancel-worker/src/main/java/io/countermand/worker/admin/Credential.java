package io.countermand.worker.admin;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A platform key, as its keyed hash. Rights and scope keep the table's defaults: everything on the platform. */
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

    @Column(name = "created_at")
    public Instant createdAt;
}
