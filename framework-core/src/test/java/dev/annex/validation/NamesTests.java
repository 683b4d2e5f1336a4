package dev.annex.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** L-30 and L-31: names. */
class NamesTests {

    @Test
    void aPathSegmentMayNotBreakThePath() {
        assertThat(NameRule.PATH_SEGMENT.check(".", false)).containsExactly("may not be '.'");
        assertThat(NameRule.PATH_SEGMENT.check("..", false)).containsExactly("may not be '..'");
        assertThat(NameRule.PATH_SEGMENT.check("a/b", false)).containsExactly("may not contain '/'");
        assertThat(NameRule.PATH_SEGMENT.check("%/", false))
                .containsExactly("may not contain '/'", "may not contain '%'");
        assertThat(Names.isPathSegment("a%b")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "UPPER", "-lead", "a..b", "...", "ünï", "a b", ""})
    void mostIsAPathSegment(String name) {
        assertThat(NameRule.PATH_SEGMENT.check(name, false)).isEmpty();
        assertThat(Names.isPathSegment(name)).isTrue();
    }

    @Test
    void aPrefixMayBeDots() {
        assertThat(NameRule.PATH_SEGMENT.check("..", true)).isEmpty();
        assertThat(NameRule.PATH_SEGMENT.check("a/", true)).containsExactly("may not contain '/'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "ab",
                "abc",
                "a1",
                "a-1",
                "a--1--2--b",
                "0",
                "01",
                "0a",
                "0-a",
                "0--1--2--b",
                "a.a",
                "a.b.c.d",
                "1.2.3.4",
                "a-b.c--d"
            })
    void isASubdomain(String name) {
        assertThat(Names.dnsSubdomain(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "A", "aBc", "-", "a-", "-a", "_", "a_b", ".", "a.", ".a", "a..b", "a.-b", "a-.b", " ", "a ", "ü"
            })
    void isNoSubdomain(String name) {
        assertThat(Names.dnsSubdomain(name))
                .containsExactly("a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters,"
                        + " '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com',"
                        + " regex used for validation is"
                        + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')");
    }

    @Test
    void lengthsCountInBytes() {
        assertThat(Names.dnsSubdomain("a".repeat(253))).isEmpty();
        assertThat(Names.dnsSubdomain("a".repeat(254))).containsExactly("must be no more than 253 characters");
        assertThat(Names.dnsLabel("a".repeat(63))).isEmpty();
        assertThat(Names.dnsLabel("a".repeat(64))).containsExactly("must be no more than 63 characters");
        assertThat(Names.dnsLabel("ü".repeat(32))).hasSize(2).contains("must be no more than 63 characters");
    }

    @Test
    void aLabelIsOnePartOfASubdomain() {
        assertThat(Names.dnsLabel("a-1")).isEmpty();
        assertThat(Names.dnsLabel("a.b")).containsExactly("must not contain dots");
        assertThat(Names.dnsLabel("A"))
                .containsExactly("a lowercase RFC 1123 label must consist of lower case alphanumeric characters or"
                        + " '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or"
                        + " '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')");
    }

    @Test
    void anOlderKindOfLabelBeginsWithALetter() {
        assertThat(Names.dns1035Label("a-1")).isEmpty();
        assertThat(Names.dns1035Label("1-a"))
                .containsExactly("a DNS-1035 label must consist of lower case alphanumeric characters or '-', start"
                        + " with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or"
                        + " 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')");
    }

    @Test
    void aPrefixMayEndWithADash() {
        assertThat(NameRule.DNS_SUBDOMAIN.check("ab-", true)).isEmpty();
        assertThat(NameRule.DNS_SUBDOMAIN.check("ab-", false)).isNotEmpty();
        assertThat(NameRule.DNS_LABEL.check("ab-", true)).isEmpty();
        assertThat(NameRule.DNS_LABEL.check("-", true)).isNotEmpty();
        // the letter covers the last two characters, so that one bad character before the dash goes unseen
        assertThat(NameRule.DNS_LABEL.check("a_-", true)).isEmpty();
        assertThat(NameRule.DNS_LABEL.check("é-", true)).isNotEmpty();
    }
}
