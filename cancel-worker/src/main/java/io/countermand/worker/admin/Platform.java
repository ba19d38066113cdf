package io.countermand.worker.admin;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A platform and its policy. Entities are filled by the mapper, field by field, so nullness is not checked here. */
@NullUnmarked
@Entity
@Table(schema = "access", name = "platform")
public class Platform extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Integer id;

    public String name;

    @Column(name = "window_days")
    public int windowDays;

    public String zone;

    @Column(name = "service_fee_minor")
    public long serviceFeeMinor;

    @Column(name = "freeze_hours")
    public int freezeHours;

    /** Null: the setting of the front doors. */
    @Column(name = "requests_per_second")
    public Integer requestsPerSecond;

    @Column(name = "created_at")
    public Instant createdAt;

    static Uni<Platform> named(String name) {
        return find("name", name).firstResult();
    }

    /** Fails with 404 if there is none. */
    static Uni<Platform> existing(String name) {
        return found(named(name));
    }

    /** Whoever changes a platform, or what it may have only so many of, takes turns. Fails with 404 if there is none. */
    static Uni<Platform> locked(String name) {
        return found(Platform.<Platform>find("name", name)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult());
    }

    private static Uni<Platform> found(Uni<Platform> platform) {
        return platform.onItem().ifNull().failWith(() -> Refusal.of(Catalogue.PLATFORM_NOT_FOUND));
    }
}
