package io.countermand.backbone.wire;

/** A record of a later major version. Parking it would lose what an upgraded service understands, so its partition waits. */
public final class NewerSchema extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NewerSchema(int found, int known) {
        super("the record has schema " + found + ", this service reads up to " + known + ": upgrade it");
    }
}
