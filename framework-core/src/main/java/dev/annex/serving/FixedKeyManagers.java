package dev.annex.serving;

import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.ManagerFactoryParameters;
import org.jspecify.annotations.Nullable;

/** A factory for one key manager that exists already, because Netty and Spring take factories only. */
final class FixedKeyManagers extends KeyManagerFactory {

    FixedKeyManagers(KeyManager manager) {
        super(new Spi(manager), new AnnexProvider(), "AnnexServing");
    }

    private static final class Spi extends KeyManagerFactorySpi {

        private final KeyManager manager;

        Spi(KeyManager manager) {
            this.manager = manager;
        }

        @Override
        protected void engineInit(@Nullable KeyStore store, char @Nullable [] password) {
            // The manager has its certificate from elsewhere.
        }

        @Override
        protected void engineInit(ManagerFactoryParameters parameters) {
            // As above.
        }

        @Override
        protected KeyManager[] engineGetKeyManagers() {
            return new KeyManager[] {manager};
        }
    }
}
