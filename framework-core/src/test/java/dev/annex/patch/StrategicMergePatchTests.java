package dev.annex.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.schema.Schema;
import dev.annex.status.StatusException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P-25 and P-26: strategic merge patches. */
class StrategicMergePatchTests {

    private static final Schema SCHEMA = Schema.parse((ObjectNode) json("""
            {"type":"object","properties":{
              "m":{"type":"object","additionalProperties":{"type":"string"}},
              "keyed":{"type":"array","x-kubernetes-patch-strategy":"merge","x-kubernetes-patch-merge-key":"k",
                "items":{"type":"object","properties":{"k":{"type":"string"},"v":{"type":"integer"}}}},
              "set":{"type":"array","x-kubernetes-patch-strategy":"merge","items":{"type":"string"}},
              "atomic":{"type":"array","items":{"type":"string"}}}}"""));

    private static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode patched(String document, String patch) {
        return Patch.strategic(Json.bytes(json(patch)), SCHEMA, "Boat").apply((ObjectNode) json(document));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'m':{'a':'1'}}|{'m':{'b':'2'}}|{'m':{'a':'1','b':'2'}}",
                "{'m':{'a':'1'}}|{'m':{'a':null,'b':'2'}}|{'m':{'b':'2'}}",
                "{'m':{'a':'1'}}|{'m':{'$patch':'replace','b':'2'}}|{'m':{'b':'2'}}",
                "{'m':{'a':'1'}}|{'m':{'$patch':'delete'}}|{'m':{}}",
                "{'m':{'a':'1','b':'2'}}|{'m':{'$retainKeys':['b','c'],'c':'3'}}|{'m':{'b':'2','c':'3'}}",
                "{'keyed':[{'k':'a','v':1}]}|{'keyed':[{'k':'a','v':2}]}|{'keyed':[{'k':'a','v':2}]}",
                "{'keyed':[{'k':'a','v':1},{'k':'b'}]}|{'keyed':[{'k':'a','$patch':'delete'}]}|{'keyed':[{'k':'b'}]}",
                "{'keyed':[{'k':'a','v':1}]}|{'keyed':[{'$patch':'replace'},{'k':'b'}]}|{'keyed':[{'k':'b'}]}",
                "{}|{'keyed':[{'k':'a','v':1}]}|{'keyed':[{'k':'a','v':1}]}",
                "{'keyed':[{'k':'a'},{'k':'b'}]}|{'$setElementOrder/keyed':[{'k':'b'},{'k':'a'}]}"
                        + "|{'keyed':[{'k':'b'},{'k':'a'}]}",
                "{'set':['a']}|{'$setElementOrder/set':['b','a'],'set':['b']}|{'set':['b','a']}",
                "{'set':['a','b','c']}|{'$deleteFromPrimitiveList/set':['b','d']}|{'set':['a','c']}",
                "{'set':['a']}|{'$deleteFromPrimitiveList/set':'a'}|{'set':['a']}",
                "{'set':['a']}|{'$deleteFromPrimitiveList/set':null}|{}",
                "{'m':{'a':'1'}}|{'$deleteFromPrimitiveList/m':['a']}|{'m':{'a':'1'}}",
                "{'set':['a','b']}|{'set':['c','a'],'$setElementOrder/set':['b','c','a']}|{'set':['b','c','a']}",
                "{'set':['a','b','c']}|{'$setElementOrder/set':['c','a']}|{'set':['b','c','a']}",
                "{}|{'m':{'$patch':'replace','a':'1'}}|{}",
                "{'x':'1'}|{'x':{'$patch':'replace','a':'1'}}|{}",
                "{}|{'keyed':[{'k':'a','v':null},{'k':'b','$patch':'delete'}]}|{'keyed':[{'k':'a'}]}",
                "{'keyed':[{'k':'a'}]}|{'keyed':[{'k':'b','v':null}]}|{'keyed':[{'k':'b','v':null},{'k':'a'}]}",
                "{'atomic':['a']}|{'atomic':[null,'b']}|{'atomic':[null,'b']}",
                "{'keyed':[{'k':'a'}]}|{'keyed':[{'$patch':'replace'}]}|{'keyed':[]}",
                "{'atomic':['a','b']}|{'atomic':['c']}|{'atomic':['c']}",
            })
    void merges(String document, String patch, String expected) {
        assertThat(patched(document, patch)).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'keyed':[{'k':'a'}]}|{'keyed':[{'v':1}]}|500|does not contain declared merge key: k",
                "{'m':{'a':'1'}}|{'m':{'$patch':'jump'}}|500|unknown patch type: jump in map: map[$patch:jump]",
                "{'m':{'a':'1'}}|{'m':{'$patch':'merge','b':2}}|500|unknown patch type: merge in map: map[$patch:merge b:2]",
                "{'m':{'a':'1'}}|{'m':{'$patch':5}}|500|unknown patch type: %!s(int64=5) in map: map[$patch:5]",
                "{'keyed':[{'k':'a'}]}|{'keyed':[{'k':'a','$patch':'merge'}]}|500|merging lists cannot yet be specified",
                "{'keyed':[{'k':'a'}]}|{'keyed':[{'k':'a','$patch':'x'}]}|500|unknown patch type: x in map: map[$patch:x k:a]",
                "{'keyed':[{'k':'a'}]}|{'keyed':['a']}|500|list element types are not identical: [[map[k:a]] [a]]",
                "{'set':['a']}|{'set':[null]}|500|list element types are not identical: [[a] [<nil>]]",
                "{'set':['a']}|{'$setElementOrder/set':['a'],'set':['b']}|500|doesn't match $setElementOrder list",
                "{'m':{'a':'1'}}|{'m':{'$patch':{'a':[1]}}}|500|unknown patch type: map[a:[%!s(int64=1)]] in map:",
                "{'set':['a']}|{'$setElementOrder/no':['a']}|500|unable to find api field in struct Boat for",
                "{'m':{'x':'1'}}|{'m':{'$setElementOrder/a':['a']}}|500|data type is not struct, instead is: map",
                "{'keyed':[{'k':'a'}]}|{'$setElementOrder/keyed':['a']}|500|value for key 0 is not a map",
                "{'m':{'a':'1'}}|{'m':{'$retainKeys':'a'}}|400|invalid patch format of retainKeys",
                "{'m':{'a':'1'}}|{'m':{'$retainKeys':['a'],'b':'2'}}|400|invalid patch format of retainKeys",
                "{'set':['a']}|{'$setElementOrder/set':'a'}|500|expected a []interface {}, but received a string",
                "{'set':['a']}|{'$deleteFromPrimitiveList':['a']}|400|invalid patch format of primitive list",
                "{'set':['a']}|{'$setElementOrder':['a']}|400|invalid patch format of setElementOrder list",
                "{'set':[]}|{'set':[['a']]}|422|the server rejected our request due to an error in our request",
            })
    void fails(String document, String patch, int code, String message) {
        StatusException failure = catchThrowableOfType(StatusException.class, () -> patched(document, patch));
        assertThat(failure).as("the failure").isNotNull();
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.message()).contains(message);
    }
}
