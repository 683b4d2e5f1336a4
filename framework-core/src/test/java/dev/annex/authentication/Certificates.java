package dev.annex.authentication;

import dev.annex.pki.CertificateAuthority;
import dev.annex.pki.CertificateSpec;
import dev.annex.pki.CertificateSpec.Usage;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Authorities and certificates of the tests of this package, all as of one moment. */
final class Certificates {

    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Duration YEAR = Duration.ofDays(365);

    private Certificates() {}

    static CertificateAuthority authority(String name) {
        return CertificateAuthority.create(name, NOW, YEAR);
    }

    static CertificateAuthorities pool(CertificateAuthority... authorities) {
        return new CertificateAuthorities(List.of(authorities).stream()
                .map(CertificateAuthority::certificate)
                .toList());
    }

    static List<X509Certificate> client(CertificateAuthority authority, String name, String... groups) {
        return authority
                .issue(CertificateSpec.client(name, List.of(groups), NOW, Duration.ofDays(1)))
                .chain();
    }

    static List<X509Certificate> expired(CertificateAuthority authority, String name) {
        Instant end = NOW.minusSeconds(1);
        return authority
                .issue(new CertificateSpec(
                        name, List.of(), List.of(), Usage.CLIENT, end.minus(Duration.ofDays(1)), end))
                .chain();
    }

    static List<X509Certificate> server(CertificateAuthority authority, String name) {
        return List.of(authority
                .issue(CertificateSpec.server(List.of(name), NOW, Duration.ofDays(1)))
                .certificate());
    }

    /** A certificate with these uids, and an extended key usage that verifiers have to understand. */
    static List<X509Certificate> withUids(CertificateAuthority authority, String name, String... uids) {
        X500NameBuilder subject = new X500NameBuilder().addRDN(BCStyle.CN, name);
        for (String uid : uids) {
            subject.addRDN(Subject.UID, new DERUTF8String(uid));
        }
        try {
            KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    X500Name.getInstance(
                            authority.certificate().getSubjectX500Principal().getEncoded()),
                    BigInteger.TWO,
                    Date.from(NOW),
                    Date.from(NOW.plusSeconds(60)),
                    subject.build(),
                    keys.getPublic());
            builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
            return List.of(new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .build(authority.own().key()))));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
