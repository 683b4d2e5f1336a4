package dev.annex.cel.library;

import dev.annex.cel.value.EvaluationException;
import dev.annex.status.GoQuote;
import java.util.ArrayList;
import java.util.List;

/**
 * An IP address, neither with a zone nor an IPv4 address dressed as IPv6.
 *
 * @param bytes its four or sixteen bytes
 */
record IpAddress(List<Byte> bytes) implements KubernetesValue {

    @Override
    public String typeName() {
        return "net.IP";
    }

    @Override
    public long size() {
        return bytes.size();
    }

    static IpAddress parse(String text) {
        IpAddress address;
        try {
            if (text.contains(":") && text.contains("%")) {
                IpText.parse(text.substring(0, text.indexOf('%')));
                throw new EvaluationException("IP address " + GoQuote.quote(text) + " with zone value is not allowed");
            }
            address = new IpAddress(IpText.parse(text));
        } catch (IpText.Malformed e) {
            throw new EvaluationException("IP Address " + GoQuote.quote(text)
                    + " parse error during conversion from string: ParseAddr(" + GoQuote.quote(text) + "): "
                    + e.getMessage());
        }
        if (address.isMapped()) {
            throw new EvaluationException("IPv4-mapped IPv6 address " + GoQuote.quote(text) + " is not allowed");
        }
        return address;
    }

    int at(int index) {
        return bytes.get(index) & 0xff;
    }

    int bits() {
        return bytes.size() * 8;
    }

    boolean isV4() {
        return bytes.size() == 4;
    }

    boolean isMapped() {
        return !isV4() && zeros(0, 10) && at(10) == 0xff && at(11) == 0xff;
    }

    private boolean zeros(int from, int to) {
        return bytes.subList(from, to).stream().allMatch(each -> each == 0);
    }

    boolean isUnspecified() {
        return zeros(0, bytes.size());
    }

    boolean isLoopback() {
        return isV4() ? at(0) == 127 : zeros(0, 15) && at(15) == 1;
    }

    boolean isMulticast() {
        return isV4() ? (at(0) & 0xf0) == 0xe0 : at(0) == 0xff;
    }

    boolean isLinkLocalMulticast() {
        return isV4() ? at(0) == 224 && at(1) == 0 && at(2) == 0 : at(0) == 0xff && (at(1) & 0x0f) == 0x02;
    }

    boolean isLinkLocalUnicast() {
        return isV4() ? at(0) == 169 && at(1) == 254 : at(0) == 0xfe && (at(1) & 0xc0) == 0x80;
    }

    boolean isGlobalUnicast() {
        boolean broadcast = isV4() && bytes.stream().allMatch(each -> each == (byte) 0xff);
        return !broadcast && !isUnspecified() && !isLoopback() && !isMulticast() && !isLinkLocalUnicast();
    }

    /** The address with all bits behind the prefix cleared. */
    IpAddress masked(int prefix) {
        List<Byte> masked = new ArrayList<>(bytes.size());
        for (int i = 0; i < bytes.size(); i++) {
            int kept = Math.max(0, Math.min(8, prefix - i * 8));
            masked.add((byte) (at(i) & (0xff00 >> kept)));
        }
        return new IpAddress(masked);
    }

    /** The one canonical text of the address. */
    @Override
    public String toString() {
        return IpText.format(this);
    }
}
