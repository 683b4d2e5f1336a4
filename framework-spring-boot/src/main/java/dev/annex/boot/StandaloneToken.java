package dev.annex.boot;

import dev.annex.boot.AnnexProperties.Standalone;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.core.env.Environment;

/**
 * The token of a server without a cluster.
 *
 * @param text the token
 */
record StandaloneToken(String text) {

    private static final int BYTES = 24;

    /**
     * The token of the settings, or a new one.
     *
     * @throws WrongSettingException if the token is not one word, or if the server would be open to the network without
     *     TLS or a token of the user's
     */
    static StandaloneToken of(Standalone settings, Environment environment) {
        String address = environment.getProperty("server.address", "127.0.0.1");
        String token = settings.token() == null ? "" : settings.token().trim();
        boolean given = !token.isEmpty();
        if (token.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            throw new WrongSettingException(
                    "annex.standalone.token has a space or a line break in it, so that no client can send it.",
                    "Write annex.standalone.token=<a secret in one word>, or leave it out to have one made up.");
        }
        if (!loopback(address)) {
            if (!given) {
                throw new WrongSettingException(
                        "server.address is " + address + ", which others can reach, and there is no token.",
                        "Write annex.standalone.token=<a secret>, or server.address=127.0.0.1, or put the server behind"
                                + " a cluster with annex.security.mode=delegated.");
            }
            if (!environment.getProperty("server.ssl.enabled", Boolean.class, true)) {
                throw new WrongSettingException(
                        "server.address is " + address + ", which others can reach, and server.ssl.enabled is false.",
                        "Leave server.ssl.enabled alone (a certificate is made if you have none), or write"
                                + " server.address=127.0.0.1.");
            }
        }
        return new StandaloneToken(given ? token : random());
    }

    private static boolean loopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new WrongSettingException(
                    "server.address is " + address + ", which is no address of this machine.",
                    "Write an address, such as server.address=127.0.0.1.");
        }
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "StandaloneToken[…]";
    }
}
