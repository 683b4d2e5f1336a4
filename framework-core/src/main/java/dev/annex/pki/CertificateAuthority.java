package dev.annex.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;

/** A certificate authority that issues certificates, such as the one behind a server's own serving certificate. */
public final class CertificateAuthority {

    private static final int SERIAL_BITS = 127;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyedCertificate own;

    /** The authority with that certificate and key. */
    public CertificateAuthority(KeyedCertificate own) {
        this.own = own;
    }

    /** A new authority, valid from now on for so long. */
    public static CertificateAuthority create(String commonName, Instant now, Duration validity) {
        KeyPair keys = Keys.generate();
        X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, commonName)
                .build();
        CertificateSpec times = CertificateSpec.client(commonName, List.of(), now, validity);
        X509v3CertificateBuilder builder = builder(name, name, keys.getPublic(), times);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            X509Certificate certificate = sign(builder, keys.getPrivate());
            return new CertificateAuthority(new KeyedCertificate(List.of(certificate), keys.getPrivate()));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("a certificate authority cannot be made", e);
        }
    }

    /** The authority's own certificate and key. */
    public KeyedCertificate own() {
        return own;
    }

    /** The authority's own certificate. */
    public X509Certificate certificate() {
        return own.certificate();
    }

    /** The authority's own certificate as PEM, for those who are to trust it. */
    public String pem() {
        return Pem.text(List.of(own.certificate()));
    }

    /**
     * Issues a certificate with a key of its own. A server's shows the authority as well, so that whoever sees it knows
     * whom to trust.
     */
    public KeyedCertificate issue(CertificateSpec spec) {
        KeyPair keys = Keys.generate();
        X509v3CertificateBuilder builder = builder(
                X500Name.getInstance(own.certificate().getSubjectX500Principal().getEncoded()),
                subject(spec),
                keys.getPublic(),
                spec);
        boolean server = spec.usage() == CertificateSpec.Usage.SERVER;
        try {
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(server ? KeyPurposeId.id_kp_serverAuth : KeyPurposeId.id_kp_clientAuth));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(own.certificate().getPublicKey()));
            if (!spec.names().isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, names(spec.names()));
            }
            X509Certificate certificate = sign(builder, own.key());
            List<X509Certificate> chain = server ? List.of(certificate, own.certificate()) : List.of(certificate);
            return new KeyedCertificate(chain, keys.getPrivate());
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("a certificate for " + spec.commonName() + " cannot be issued", e);
        }
    }

    private static X500Name subject(CertificateSpec spec) {
        X500NameBuilder subject = new X500NameBuilder(BCStyle.INSTANCE);
        spec.organizations().forEach(organization -> subject.addRDN(BCStyle.O, organization));
        return subject.addRDN(BCStyle.CN, spec.commonName()).build();
    }

    private static GeneralNames names(List<String> names) {
        List<GeneralName> general = new ArrayList<>();
        names.forEach(name -> general.add(
                new GeneralName(IPAddress.isValid(name) ? GeneralName.iPAddress : GeneralName.dNSName, name)));
        return new GeneralNames(general.toArray(GeneralName[]::new));
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, PublicKey key, CertificateSpec times) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE),
                Date.from(times.from()),
                Date.from(times.until()),
                subject,
                key);
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(Keys.signatureAlgorithm(key)).build(key)));
    }
}
