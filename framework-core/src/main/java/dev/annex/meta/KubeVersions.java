package dev.annex.meta;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of API versions that discovery uses: GA before beta before alpha, higher numbers first (D-13). */
public final class KubeVersions {

    private static final Pattern KUBE_VERSION = Pattern.compile("v([1-9][0-9]{0,8})(?:(alpha|beta)([1-9][0-9]{0,8}))?");

    /** Puts the most stable and newest version first; names that are no Kubernetes versions last, by name. */
    public static final Comparator<String> NEWEST_FIRST = KubeVersions::compare;

    private KubeVersions() {}

    private static int compare(String left, String right) {
        Matcher a = KUBE_VERSION.matcher(left);
        Matcher b = KUBE_VERSION.matcher(right);
        boolean leftKnown = a.matches();
        boolean rightKnown = b.matches();
        if (!leftKnown || !rightKnown) {
            return leftKnown == rightKnown ? left.compareTo(right) : leftKnown ? -1 : 1;
        }
        int byStability = Integer.compare(stability(b), stability(a));
        if (byStability != 0) {
            return byStability;
        }
        int byMajor = Integer.compare(Integer.parseInt(b.group(1)), Integer.parseInt(a.group(1)));
        return byMajor != 0 ? byMajor : Integer.compare(minor(b), minor(a));
    }

    private static int stability(Matcher version) {
        String stage = version.group(2);
        return stage == null ? 2 : stage.equals("beta") ? 1 : 0;
    }

    private static int minor(Matcher version) {
        return version.group(3) == null ? 0 : Integer.parseInt(version.group(3));
    }
}
