package dev.annex.test.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The volatile values of one scenario and the symbols that stand for them, numbered in order of first sight. */
final class Symbols {

    private static final Pattern CURRENT = Pattern.compile("(current: )\\d+");
    private static final Pattern TOO_OLD = Pattern.compile("(too old resource version: \\d+ \\()\\d+");
    private static final Pattern REVISION_PRECONDITION = Pattern.compile("(resourceVersion: )\"\\d+\"");
    private static final Pattern UID_PRECONDITION = Pattern.compile("(uid: )[0-9a-f-]{36}");
    private static final Pattern REVISION_IN_WORDS = Pattern.compile("(?i)(resource ?version[^0-9<]{0,30})(\\d{2,})");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    private final String namespace;
    private final Map<String, String> uids = new LinkedHashMap<>();
    private final Map<String, String> revisions = new LinkedHashMap<>();

    Symbols(String namespace) {
        this.namespace = namespace;
    }

    String uid(String uid) {
        return numbered(uids, uid, "uid");
    }

    String revision(String revision) {
        return numbered(revisions, revision, "rv");
    }

    /** A sentence with its volatile parts replaced, in this order: each rule sees what the earlier ones left. */
    String text(String sentence) {
        String text = sentence.replace(namespace, "<ns>");
        text = CURRENT.matcher(text).replaceAll("$1<listRV>");
        text = TOO_OLD.matcher(text).replaceAll("$1<listRV>");
        text = REVISION_PRECONDITION.matcher(text).replaceAll("$1\"<rv>\"");
        text = UID_PRECONDITION.matcher(text).replaceAll("$1<uid>");
        for (Map.Entry<String, String> uid : uids.entrySet()) {
            text = text.replace(uid.getKey(), uid.getValue());
        }
        text = REVISION_IN_WORDS.matcher(text).replaceAll(this::knownRevision);
        return TIME.matcher(text).replaceAll("<time>");
    }

    private String knownRevision(MatchResult found) {
        return Matcher.quoteReplacement(found.group(1) + revisions.getOrDefault(found.group(2), found.group(2)));
    }

    private static String numbered(Map<String, String> known, String value, String name) {
        return known.computeIfAbsent(value, unseen -> "<" + name + ":" + (known.size() + 1) + ">");
    }
}
