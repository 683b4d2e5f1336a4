package dev.annex.request;

import java.util.List;
import java.util.Map;

/**
 * Who asks.
 *
 * @param name the user's name
 * @param uid the user's uid, empty if unknown
 * @param groups the groups the user is in
 * @param extra further facts about the user
 */
public record UserInfo(String name, String uid, List<String> groups, Map<String, List<String>> extra) {

    /** The group of those to whom everything is allowed. */
    public static final String SYSTEM_MASTERS = "system:masters";

    /** The group of everyone who has authenticated. */
    public static final String AUTHENTICATED = "system:authenticated";

    /** The group of everyone who has not. */
    public static final String UNAUTHENTICATED = "system:unauthenticated";

    /** Who asks without credentials (Z-06). */
    public static final UserInfo ANONYMOUS = new UserInfo("system:anonymous", "", List.of(UNAUTHENTICATED), Map.of());

    /** Copies the collections. */
    public UserInfo {
        groups = List.copyOf(groups);
        extra = Map.copyOf(extra);
    }

    /** Whether the user is in that group. */
    public boolean inGroup(String group) {
        return groups.contains(group);
    }
}
