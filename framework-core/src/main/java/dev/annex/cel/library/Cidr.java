package dev.annex.cel.library;

import dev.annex.cel.value.EvaluationException;
import dev.annex.status.GoQuote;

/** A network: an address and how many of its bits count. */
record Cidr(IpAddress address, int prefixLength) implements KubernetesValue {

    @Override
    public String typeName() {
        return "net.CIDR";
    }

    @Override
    public long size() {
        return (prefixLength + 7L) / 8;
    }

    static Cidr parse(String text) {
        int slash = text.lastIndexOf('/');
        if (slash < 0) {
            throw malformed(text, "no '/'");
        }
        String ip = text.substring(0, slash);
        String bits = text.substring(slash + 1);
        IpAddress address;
        try {
            address = new IpAddress(IpText.parse(ip.contains("%") ? ip.substring(0, ip.indexOf('%')) : ip));
        } catch (IpText.Malformed e) {
            throw malformed(text, "ParseAddr(" + GoQuote.quote(ip) + "): " + e.getMessage());
        }
        if (ip.contains("%")) {
            throw malformed(text, "IPv6 zones cannot be present in a prefix");
        }
        boolean number = bits.matches("[0-9]{1,9}") && (bits.length() == 1 || !bits.startsWith("0"));
        if (!number) {
            throw malformed(text, "bad bits after slash: " + GoQuote.quote(bits));
        }
        if (Integer.parseInt(bits) > address.bits()) {
            throw malformed(text, "prefix length out of range");
        }
        if (address.isMapped()) {
            throw new EvaluationException("IPv4-mapped IPv6 address " + GoQuote.quote(text) + " is not allowed");
        }
        return new Cidr(address, Integer.parseInt(bits));
    }

    private static EvaluationException malformed(String text, String why) {
        return new EvaluationException("network address parse error during conversion from string: netip.ParsePrefix("
                + GoQuote.quote(text) + "): " + why);
    }

    Cidr masked() {
        return new Cidr(address.masked(prefixLength), prefixLength);
    }

    boolean contains(IpAddress other) {
        return other.isV4() == address.isV4() && other.masked(prefixLength).equals(address.masked(prefixLength));
    }

    boolean contains(Cidr other) {
        return prefixLength <= other.prefixLength && contains(other.address);
    }

    @Override
    public String toString() {
        return address + "/" + prefixLength;
    }
}
