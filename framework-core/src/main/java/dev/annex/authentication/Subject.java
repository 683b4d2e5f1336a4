package dev.annex.authentication;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Whom a certificate names, read from the encoded name so that no text form can be ambiguous. */
final class Subject {

    /** The attribute that holds a user's uid (Z-05). */
    static final ASN1ObjectIdentifier UID = new ASN1ObjectIdentifier("1.3.6.1.4.1.57683.2");

    private final X500Name name;

    Subject(X509Certificate certificate) {
        this.name = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    /** The common name, the last if there are several as Go reads it; empty if there is none. */
    String commonName() {
        List<String> names = values(BCStyle.CN);
        return names.isEmpty() ? "" : names.get(names.size() - 1);
    }

    List<String> organizations() {
        return values(BCStyle.O);
    }

    /**
     * The uid, empty if there is none.
     *
     * @throws AuthenticationException if it is empty or there are several
     */
    String uid() {
        List<String> uids = values(UID);
        if (uids.size() > 1 || uids.contains("")) {
            throw new AuthenticationException("a certificate may name one uid, and not an empty one");
        }
        return uids.isEmpty() ? "" : uids.get(0);
    }

    private List<String> values(ASN1ObjectIdentifier type) {
        List<String> values = new ArrayList<>();
        for (RDN rdn : name.getRDNs(type)) {
            for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
                if (attribute.getType().equals(type) && attribute.getValue() instanceof ASN1String text) {
                    values.add(text.getString());
                }
            }
        }
        return values;
    }
}
