package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.annex.schema.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One merge of two lists. Applied elements come out in the order of the application, the others keep their places among
 * them.
 */
final class ListMerge {

    private final ArrayNode live;
    private final Schema schema;
    private final List<String> left;
    private final List<String> right;
    private final Map<String, JsonNode> leftItems = new HashMap<>();
    private final Map<String, JsonNode> rightItems = new HashMap<>();
    private final Deque<String> shared = new ArrayDeque<>();
    private final Set<String> done = new HashSet<>();
    private final ArrayNode out = JsonNodeFactory.instance.arrayNode();
    private int l;
    private int r;

    ListMerge(@Nullable JsonNode live, @Nullable JsonNode applied, Schema schema) {
        this.live = Merge.list(live);
        this.schema = schema;
        this.left = index(this.live, leftItems);
        this.right = index(Merge.list(applied), rightItems);
        right.stream().filter(leftItems::containsKey).forEach(shared::add);
    }

    /** Notes what there is of each identity; doubles merge with nothing. */
    private List<String> index(ArrayNode list, Map<String, JsonNode> items) {
        List<String> elements = new ArrayList<>();
        for (JsonNode item : list) {
            String element = PathElement.ofItem(item, schema);
            items.put(element, items.containsKey(element) ? NullNode.getInstance() : item);
            elements.add(element);
        }
        return elements;
    }

    @Nullable
    ArrayNode run() {
        while (l < left.size() || r < right.size()) {
            if (!both()) {
                one();
            }
        }
        return out.isEmpty() ? null : out;
    }

    /** Where both lists have something left: takes what both have here, or passes over what comes later. */
    private boolean both() {
        if (l >= left.size() || r >= right.size()) {
            return false;
        }
        String element = left.get(l);
        if (element.equals(right.get(r))) {
            take(element);
            l++;
            r++;
            shared.poll();
            return true;
        }
        if (rightItems.containsKey(element) && !shared.isEmpty() && !element.equals(shared.peek())) {
            l++;
            return true;
        }
        return false;
    }

    private void one() {
        if (l < left.size()) {
            String element = left.get(l);
            if (!rightItems.containsKey(element)) {
                out.add(live.get(l));
                l++;
                return;
            }
            if (done.contains(element)) {
                l++;
            }
        }
        if (r < right.size()) {
            String element = right.get(r);
            take(element);
            r++;
            if (element.equals(shared.peek())) {
                shared.poll();
            }
        }
    }

    private void take(String element) {
        done.add(element);
        JsonNode merged = Merge.merge(leftItems.get(element), rightItems.get(element), schema.items());
        if (merged != null) {
            out.add(merged);
        }
    }
}
