package dev.annex.serving;

import java.security.KeyStore;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.TrustManagerFactorySpi;
import org.jspecify.annotations.Nullable;

/** A factory for one trust manager that exists already, because Netty and Spring take factories only. */
final class FixedTrustManagers extends TrustManagerFactory {

    FixedTrustManagers(TrustManager manager) {
        super(new Spi(manager), new AnnexProvider(), "AnnexServing");
    }

    private static final class Spi extends TrustManagerFactorySpi {

        private final TrustManager manager;

        Spi(TrustManager manager) {
            this.manager = manager;
        }

        @Override
        protected void engineInit(@Nullable KeyStore store) {
            // The manager knows the authorities from elsewhere.
        }

        @Override
        protected void engineInit(ManagerFactoryParameters parameters) {
            // As above.
        }

        @Override
        protected TrustManager[] engineGetTrustManagers() {
            return new TrustManager[] {manager};
        }
    }
}
