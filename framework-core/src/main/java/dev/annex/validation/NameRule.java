package dev.annex.validation;

import java.util.List;

/** What the names of a kind's objects may look like. */
@FunctionalInterface
public interface NameRule {

    /** Anything that can stand in a path between two slashes; what Kubernetes asks of every name (L-30). */
    NameRule PATH_SEGMENT = Names::pathSegment;

    /** A lower-case DNS subdomain (L-31). */
    NameRule DNS_SUBDOMAIN = (name, prefix) -> Names.dnsSubdomain(prefix ? Names.maskTrailingDash(name) : name);

    /** A lower-case DNS label (L-31). */
    NameRule DNS_LABEL = (name, prefix) -> Names.dnsLabel(prefix ? Names.maskTrailingDash(name) : name);

    /** An RFC 1035 label, which unlike the other begins with a letter. */
    NameRule DNS_1035_LABEL = (name, prefix) -> Names.dns1035Label(prefix ? Names.maskTrailingDash(name) : name);

    /**
     * What is wrong with a name, each fault in a sentence of its own; empty if it may stand.
     *
     * @param prefix whether something will be appended to it, as to a generateName
     */
    List<String> check(String name, boolean prefix);
}
