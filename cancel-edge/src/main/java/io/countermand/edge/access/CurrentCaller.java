package io.countermand.edge.access;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The caller of this request. Fails closed: a path that slipped past the credential check has no caller, and gets 401. */
@RequestScoped
public class CurrentCaller {

    private @Nullable Caller caller;

    public Caller get() {
        if (caller == null) {
            throw Refusal.of(Catalogue.NOT_AUTHENTICATED);
        }
        return caller;
    }

    public void is(Caller authenticated) {
        caller = authenticated;
    }
}
