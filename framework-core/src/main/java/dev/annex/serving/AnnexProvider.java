package dev.annex.serving;

import java.security.Provider;

/** The provider that manager factories have to name; not registered with the platform. */
final class AnnexProvider extends Provider {

    private static final long serialVersionUID = 1L;

    AnnexProvider() {
        super("Annex", "1", "key and trust managers of the Annex API server");
    }
}
