package dev.annex.cel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.api.FieldPath;
import dev.annex.codec.Json;
import dev.annex.codec.RequestBody;
import dev.annex.schema.Schema;
import dev.annex.schema.validation.ValueRules;
import dev.annex.status.Failures;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Rules as kube-apiserver 1.36 applies them: when, to what, and in which words. */
class ValidationRulesTests {

    @Test
    void schemaWithoutRulesHasNone() {
        assertThat(ValidationRules.of(Schema.parse(RuleCheck.object("{'type':'object'}"))))
                .isSameAs(ValueRules.NONE);
    }

    @Test
    void saysWhichRuleDoesNotHold() {
        RuleCheck check = RuleCheck.ofField("""
                {'type':'object','properties':{'a':{'type':'integer'},'b':{'type':'integer'}},
                 'x-kubernetes-validations':[
                   {'rule':' self.a <= self.b '},
                   {'rule':'self.a > 0','message':' positive ','fieldPath':'.a'},
                   {'rule':'self.b > 0','reason':'FieldValueForbidden','fieldPath':'.b','message':'no'},
                   {'rule':'self.b > -1','reason':'FieldValueDuplicate'},
                   {'rule':'self.b < 9'}]}
                """);

        assertThat(check.create("{'v':{'a':1,'b':2}}")).isEmpty();
        assertThat(check.create("{'v':{'a':0,'b':-1}}"))
                .containsExactly(
                        "v: Invalid value: failed rule: self.a <= self.b",
                        "v.a: Invalid value: positive",
                        "v.b: Forbidden: no",
                        "v: Duplicate value");
    }

    @Test
    void showsScalarsButNotWhatIsInObjectsAndLists() {
        RuleCheck check = RuleCheck.by("""
                {'type':'object','properties':{
                  'text':{'type':'string','x-kubernetes-validations':[{'rule':'self.size() > 3','message':'short'}]},
                  'list':{'type':'array','items':{'type':'string'},
                    'x-kubernetes-validations':[{'rule':'self.size() > 3','message':'short'}]},
                  'any':{'x-kubernetes-int-or-string':true,
                    'x-kubernetes-validations':[{'rule':'type(self) == int && self > 3','message':'low'}]}}}
                """);

        assertThat(check.create("{'text':'ab','list':['a'],'any':2}"))
                .containsExactly(
                        "text: Invalid value: \"ab\": short",
                        "list: Invalid value: short",
                        "any: Invalid value: 2: low");
    }

    @Test
    void comparesWithWhatWasBefore() {
        RuleCheck check = RuleCheck.by("""
                {'type':'object','properties':{
                  'fixed':{'type':'string','x-kubernetes-validations':[{'rule':'self == oldSelf'}]},
                  'first':{'type':'integer','x-kubernetes-validations':[
                    {'rule':'oldSelf.hasValue() ? self > oldSelf.value() : self == 0','optionalOldSelf':true,
                     'message':'grows from 0'}]},
                  'crew':{'type':'array','x-kubernetes-list-type':'map','x-kubernetes-list-map-keys':['name'],
                    'items':{'type':'object','properties':{'name':{'type':'string'},
                      'age':{'type':'integer','x-kubernetes-validations':[{'rule':'self >= oldSelf'}]}}}}}}
                """);

        assertThat(check.create("{'fixed':'a','first':1,'crew':[{'name':'x','age':1}]}"))
                .containsExactly("first: Invalid value: 1: grows from 0");
        assertThat(check.update(
                        "{'fixed':'a','first':1,'crew':[{'name':'x','age':5},{'name':'y','age':5}]}",
                        "{'fixed':'b','first':1,'crew':[{'name':'y','age':5},{'name':'x','age':4}]}"))
                .containsExactly(
                        "fixed: Invalid value: \"b\": failed rule: self == oldSelf",
                        "first: Invalid value: 1: grows from 0",
                        "crew[1].age: Invalid value: 4: failed rule: self >= oldSelf");
    }

    @Test
    void forgivesWhatWasWrongBefore() {
        RuleCheck check = RuleCheck.by("""
                {'type':'object','properties':{
                  'a':{'type':'string','x-kubernetes-validations':[{'rule':'self.size() > 3','message':'short'}]},
                  'b':{'type':'string'}}}
                """);

        assertThat(check.update("{'a':'x','b':'1'}", "{'a':'x','b':'2'}")).isEmpty();
        assertThat(check.update("{'a':'x'}", "{'a':'y'}")).containsExactly("a: Invalid value: \"y\": short");
        assertThat(check.tolerated("{'a':'x','b':'1'}", "{'a':'x','b':'2'}"))
                .containsExactly("a: Invalid value: \"x\": short");
    }

    @Test
    void looksAtTheResourceItself() {
        RuleCheck check = RuleCheck.by("""
                {'type':'object','properties':{'spec':{'type':'object'}},'x-kubernetes-validations':[
                  {'rule':'self.metadata.name.startsWith(self.kind)','message':'named'}]}
                """);

        assertThat(check.create("{'kind':'A','metadata':{'name':'b'}}")).containsExactly("<nil>: Invalid value: named");
    }

    @Test
    void saysItsOwnWordsWhereAMessageCannotBeMade() {
        RuleCheck check = RuleCheck.ofField("""
                {'type':'object','properties':{'a':{'type':'string','maxLength':9},'b':{'type':'integer'}},
                 'x-kubernetes-validations':[
                   {'rule':'self.b > 0','messageExpression':'self.a','message':'plain'},
                   {'rule':'self.b > 1','messageExpression':'self.a'}]}
                """);

        assertThat(check.create("{'v':{'a':' made ','b':0}}"))
                .containsExactly("v: Invalid value: made", "v: Invalid value: made");
        assertThat(check.create("{'v':{'a':' ','b':0}}"))
                .containsExactly("v: Invalid value: plain", "v: Invalid value: failed rule: self.b > 1");
        assertThat(check.create("{'v':{'a':'x\\ny','b':0}}"))
                .containsExactly("v: Invalid value: plain", "v: Invalid value: failed rule: self.b > 1");
        assertThat(check.create("{'v':{'b':0}}"))
                .containsExactly("v: Invalid value: plain", "v: Invalid value: failed rule: self.b > 1");
    }

    @Test
    void seesTheSignOfZero() {
        ValueRules rules = ValidationRules.of(Schema.parse(RuleCheck.object("{'type':'object','properties':{'d':"
                + "{'type':'number','x-kubernetes-validations':[{'rule':'1.0 / self > 0.0'}]}}}")));
        JsonNode read = RequestBody.decode("{\"d\":-0.0}".getBytes(StandardCharsets.UTF_8), "", "Zero", false)
                .tree();

        assertThat(rules.validate(read, null, FieldPath.root(), tolerated -> {}))
                .extracting(Failures::sentence)
                .containsExactly("d: Invalid value: -0: failed rule: 1.0 / self > 0.0");
        assertThat(Json.text(read)).isEqualTo("{\"d\":0}");
    }

    @Test
    void endsWhenARuleCostsTooMuch() {
        String rule = "self.all(x, self.all(y, x == y || x != y))";
        RuleCheck check = RuleCheck.ofField("{'type':'array','maxItems':900,'items':{'type':'integer'},"
                + "'x-kubernetes-validations':[{'rule':'" + rule + "'},{'rule':'false'}]}");

        // 407 elements is what kube-apiserver 1.36.2 can still pay
        assertThat(check.create("{'v':[" + "1,".repeat(406) + "1]}"))
                .containsExactly("v: Invalid value: failed rule: false");
        assertThat(check.create("{'v':[" + "1,".repeat(407) + "1]}"))
                .containsExactly("v: Invalid value: \"array\": 'operation cancelled: actual cost limit exceeded': no"
                        + " further validation rules will be run due to call cost exceeds limit for rule: " + rule);
    }

    @Test
    void endsWhenAllRulesTogetherCostTooMuch() {
        String rule = "{'rule':'self.all(x, self.all(y, x == y || x != y))'}";
        RuleCheck check = RuleCheck.ofField("{'type':'array','maxItems':9,'items':{'type':'array','maxItems':380,"
                + "'items':{'type':'integer'},'x-kubernetes-validations':[" + rule + "," + rule + "]}}");
        String list = "[" + "1,".repeat(379) + "1],";

        assertThat(check.create("{'v':[" + list.repeat(5) + "[]]}")).isEmpty();
        assertThat(check.create("{'v':[" + list.repeat(6) + "[]]}"))
                .containsExactly("v[5]: Invalid value: \"array\": validation failed due to running out of cost budget,"
                        + " no further validation rules will be run");
    }

    @Test
    void reachesOddlyNamedFieldsAndEmbeddedResources() {
        RuleCheck check = RuleCheck.by("""
                {'type':'object','properties':{
                  'a.b':{'type':'object','additionalProperties':{'type':'integer',
                    'x-kubernetes-validations':[{'rule':'self > 0'}]}},
                  'pod':{'type':'object','x-kubernetes-embedded-resource':true,
                    'x-kubernetes-preserve-unknown-fields':true,
                    'x-kubernetes-validations':[{'rule':'self.metadata.name != self.kind','message':'same'}]}},
                 'x-kubernetes-validations':[
                   {'rule':'self.a__dot__b.all(k, k.size() < 3)','message':'long',
                    'fieldPath':"['a.b']['x y']"}]}
                """.replace("\"['a.b']['x y']\"", "'[\\u0027a.b\\u0027][\\u0027x y\\u0027]'"));

        assertThat(check.create("{'a.b':{'long':0},'pod':{'kind':'P','metadata':{'name':'P'}}}"))
                .containsExactlyInAnyOrder(
                        "a.b[x y]: Invalid value: long",
                        "a.b[long]: Invalid value: 0: failed rule: self > 0",
                        "pod: Invalid value: same");
    }
}
