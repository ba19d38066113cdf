package io.countermand.api;

import io.countermand.edge.access.NeededRight;
import io.countermand.edge.access.Right;
import jakarta.enterprise.context.ApplicationScoped;

/** Looking needs READ, everything else CANCEL. */
@ApplicationScoped
class ApiRights implements NeededRight {

    @Override
    public Right of(String httpMethod) {
        return switch (httpMethod) {
            case "GET", "HEAD", "OPTIONS" -> Right.READ;
            default -> Right.CANCEL;
        };
    }
}
