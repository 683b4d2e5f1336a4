package dev.annex.cel.value;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.annex.schema.Schema;
import java.util.AbstractList;

/** A JSON list whose elements are made CEL values when they are asked for. */
final class ListView extends AbstractList<Object> {

    private final ArrayNode json;
    private final Schema items;

    ListView(ArrayNode json, Schema items) {
        this.json = json;
        this.items = items;
    }

    @Override
    public Object get(int index) {
        if (index < 0 || index >= json.size()) {
            throw new IndexOutOfBoundsException(index);
        }
        return Values.of(json.get(index), items);
    }

    @Override
    public int size() {
        return json.size();
    }
}
