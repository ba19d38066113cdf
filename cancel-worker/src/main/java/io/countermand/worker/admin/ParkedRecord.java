package io.countermand.worker.admin;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A record that could not be acted on, byte for byte. */
@NullUnmarked
@Entity
@Table(schema = "cancellation", name = "parked_record")
public class ParkedRecord extends PanacheEntityBase {

    static final String PARKED = "PARKED";
    static final String REDRIVEN = "REDRIVEN";
    static final String DROPPED = "DROPPED";

    @Id
    public Long id;

    public String topic;
    public int partition;

    @Column(name = "record_offset")
    public long offset;

    @Column(name = "record_key")
    public byte[] key;

    public byte[] value;
    public String reason;

    @Column(name = "parked_at")
    public Instant parkedAt;

    public String state;
}
