package dev.annex.boot;

import dev.annex.boot.AnnexProperties.Etcd;
import dev.annex.boot.AnnexProperties.Tls;
import dev.annex.storage.Storage;
import dev.annex.storage.etcd.EtcdSettings;
import dev.annex.storage.etcd.EtcdStorage;

/** Opens an etcd; apart, because the back end's classes need not be there. */
final class EtcdOpening {

    private EtcdOpening() {}

    static Storage open(Etcd settings, String home) {
        EtcdSettings etcd = EtcdSettings.of(settings.endpoints().toArray(String[]::new))
                .withKeyPrefix(settings.keyPrefix())
                .withHome(home);
        if ((settings.username() == null) != (settings.password() == null)) {
            throw new WrongSettingException(
                    "annex.storage.etcd.username and annex.storage.etcd.password belong together, and one is not set.",
                    "Write both, or neither.");
        }
        if (settings.username() != null && settings.password() != null) {
            etcd = etcd.withLogin(new EtcdSettings.Login(settings.username(), settings.password()));
        }
        Tls tls = settings.tls();
        if (tls != null) {
            etcd = etcd.withTls(new EtcdSettings.Tls(tls.caFile(), tls.certFile(), tls.keyFile()));
        }
        return EtcdStorage.open(etcd);
    }
}
