package dev.annex.cel.library;

import dev.annex.cel.value.EvaluationException;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import java.util.List;
import java.util.function.Consumer;

/** {@code ip('127.0.0.1')} and {@code cidr('10.0.0.0/8')}. */
final class NetworkFunctions {

    private static final Parameter<IpAddress> IP = new Parameter<>(OpaqueType.create("net.IP"), IpAddress.class);
    private static final Parameter<Cidr> CIDR = new Parameter<>(OpaqueType.create("net.CIDR"), Cidr.class);

    private NetworkFunctions() {}

    static List<LibraryFunction> ip() {
        return List.of(
                LibraryFunction.global("ip", "string_to_ip", IP.type(), Parameter.STRING, IpAddress::parse),
                LibraryFunction.global(
                        "isIP", "is_ip", SimpleType.BOOL, Parameter.STRING, text -> valid(text, IpAddress::parse)),
                LibraryFunction.global(
                        "ip.isCanonical",
                        "ip_is_canonical",
                        SimpleType.BOOL,
                        Parameter.STRING,
                        text -> IpAddress.parse(text).toString().equals(text)),
                LibraryFunction.global("string", "ip_to_string", SimpleType.STRING, IP, IpAddress::toString),
                LibraryFunction.member("family", "ip_family", SimpleType.INT, IP, each -> each.isV4() ? 4L : 6L),
                LibraryFunction.member(
                        "isUnspecified", "ip_is_unspecified", SimpleType.BOOL, IP, IpAddress::isUnspecified),
                LibraryFunction.member("isLoopback", "ip_is_loopback", SimpleType.BOOL, IP, IpAddress::isLoopback),
                LibraryFunction.member(
                        "isLinkLocalMulticast",
                        "ip_is_link_local_multicast",
                        SimpleType.BOOL,
                        IP,
                        IpAddress::isLinkLocalMulticast),
                LibraryFunction.member(
                        "isLinkLocalUnicast",
                        "ip_is_link_local_unicast",
                        SimpleType.BOOL,
                        IP,
                        IpAddress::isLinkLocalUnicast),
                LibraryFunction.member(
                        "isGlobalUnicast", "ip_is_global_unicast", SimpleType.BOOL, IP, IpAddress::isGlobalUnicast));
    }

    static List<LibraryFunction> cidr() {
        return List.of(
                LibraryFunction.global("cidr", "string_to_cidr", CIDR.type(), Parameter.STRING, NetworkFunctions::cidr),
                LibraryFunction.global(
                        "isCIDR", "is_cidr", SimpleType.BOOL, Parameter.STRING, text -> valid(text, Cidr::parse)),
                LibraryFunction.global("string", "cidr_to_string", SimpleType.STRING, CIDR, Cidr::toString),
                LibraryFunction.member(
                        "containsIP",
                        "cidr_contains_ip_string",
                        SimpleType.BOOL,
                        CIDR,
                        Parameter.STRING,
                        (cidr, text) -> cidr.contains(address(text))),
                LibraryFunction.member(
                        "containsIP",
                        "cidr_contains_ip_ip",
                        SimpleType.BOOL,
                        CIDR,
                        IP,
                        (cidr, ip) -> cidr.contains(ip)),
                LibraryFunction.member(
                        "containsCIDR",
                        "cidr_contains_cidr_string",
                        SimpleType.BOOL,
                        CIDR,
                        Parameter.STRING,
                        (cidr, text) -> cidr.contains(cidr(text))),
                LibraryFunction.member(
                        "containsCIDR",
                        "cidr_contains_cidr",
                        SimpleType.BOOL,
                        CIDR,
                        CIDR,
                        (cidr, other) -> cidr.contains(other)),
                LibraryFunction.member("ip", "cidr_ip", IP.type(), CIDR, Cidr::address),
                LibraryFunction.member("masked", "cidr_masked", CIDR.type(), CIDR, Cidr::masked),
                LibraryFunction.member("prefixLength", "cidr_prefix_length", SimpleType.INT, CIDR, each ->
                        (long) each.prefixLength()));
    }

    /** Upstream says the same twice. */
    private static Cidr cidr(String text) {
        try {
            return Cidr.parse(text);
        } catch (EvaluationException e) {
            throw new EvaluationException("network address parse error during conversion from string: " + e.sentence());
        }
    }

    /** Reads an address in a network; what is none is as good as an argument of the wrong type. */
    private static IpAddress address(String text) {
        try {
            return IpAddress.parse(text);
        } catch (EvaluationException e) {
            throw new EvaluationException("no such overload");
        }
    }

    private static boolean valid(String text, Consumer<String> parser) {
        try {
            parser.accept(text);
            return true;
        } catch (EvaluationException e) {
            return false;
        }
    }
}
