package dev.annex.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.FieldErrors;
import dev.annex.api.FieldPath;
import dev.annex.meta.GroupVersionKind;
import dev.annex.status.Cause;
import dev.annex.status.Failures;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** L-16, L-30 to L-36 and R-62: the metadata of objects. */
class ObjectMetaValidationTests {

    private static final String KEY_RULE =
            "name part must consist of alphanumeric characters, '-', '_' or '.', and must"
                    + " start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for"
                    + " validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new JsonMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The metadata of an object that has all it needs, and what is given. */
    private static ObjectNode meta(String more) {
        ObjectNode metadata = json("{'name':'one','namespace':'ns','resourceVersion':'1'}");
        metadata.setAll(json("{" + more + "}"));
        return metadata;
    }

    private static List<String> create(String more) {
        FieldErrors errors = new FieldErrors();
        ObjectMetaValidation.validateCreate(meta(more), true, FieldPath.of("metadata"), errors);
        return texts(errors);
    }

    private static List<String> update(String more, String old) {
        FieldErrors errors = new FieldErrors();
        ObjectMetaValidation.validateUpdate(meta(more), meta(old), true, FieldPath.of("metadata"), errors);
        return texts(errors);
    }

    /** The errors as clients see them. */
    private static List<String> texts(FieldErrors errors) {
        return Objects.requireNonNull(Failures.invalid(new GroupVersionKind("g", "v", "K"), "one", errors.asList())
                        .details())
                .causes()
                .stream()
                .map((Cause cause) -> cause.field() + ": " + cause.message())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'name':'UPPER'",
                "'name':'a..b'",
                "'generateName':'..'",
                "'labels':{'a/b':'','c':'D'}",
                "'annotations':{'UPPER/ok':'any thing','x':''}",
                "'finalizers':['example.com/a','unqualified','example.com/a']",
                "'generation':0",
                "'ownerReferences':[{'apiVersion':'apps/v1','kind':'Deployment','name':'a','uid':'b','controller':true}]",
                "'ownerReferences':[{'apiVersion':'events.k8s.io/v1','kind':'Event','name':'a','uid':'b'}]",
                "'managedFields':[{'manager':'m','operation':'Apply','fieldsType':'FieldsV1'},{'operation':'Update'}]"
            })
    void accepts(String more) {
        assertThat(create(more)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // R-62, L-30
                "'name':''       | metadata.name: Required value: name or generateName is required",
                "'name':'..'     | metadata.name: Invalid value: \"..\": may not be '..'",
                "'name':'.'      | metadata.name: Invalid value: \".\": may not be '.'",
                "'name':'a/b'    | metadata.name: Invalid value: \"a/b\": may not contain '/'",
                "'name':'a%b'    | metadata.name: Invalid value: \"a%b\": may not contain '%'",
                "'generateName':'a/' | metadata.generateName: Invalid value: \"a/\": may not contain '/'",
                // L-33 and L-35
                "'labels':{'a/b/c':'v'} | metadata.labels: Invalid value: \"a/b/c\": a valid label key must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')",
                "'labels':{'ok':'-lead'} | metadata.labels: Invalid value: \"-lead\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
                "'finalizers':['orphan','foregroundDeletion'] | metadata.finalizers: Invalid value: [\"orphan\",\"foregroundDeletion\"]: finalizer orphan and foregroundDeletion cannot be both set",
                // L-34
                "'ownerReferences':[{'apiVersion':'','kind':'K','name':'o','uid':'u'}] | metadata.ownerReferences.apiVersion: Invalid value: \"\": version must not be empty",
                "'ownerReferences':[{'apiVersion':'a/b/c','kind':'K','name':'o','uid':'u'}] | metadata.ownerReferences.apiVersion: Invalid value: \"a/b/c\": version must not be empty",
                "'ownerReferences':[{'apiVersion':'v1','kind':'','name':'o','uid':'u'}] | metadata.ownerReferences.kind: Invalid value: \"\": must not be empty",
                "'ownerReferences':[{'apiVersion':'v1','kind':'K','name':'','uid':'u'}] | metadata.ownerReferences.name: Invalid value: \"\": must not be empty",
                "'ownerReferences':[{'apiVersion':'v1','kind':'K','name':'o'}] | metadata.ownerReferences.uid: Invalid value: \"\": must not be empty",
                "'ownerReferences':[{'uid':'u','name':'e','kind':'Event','apiVersion':'v1'}] | metadata.ownerReferences: Invalid value: {\"apiVersion\":\"v1\",\"kind\":\"Event\",\"name\":\"e\",\"uid\":\"u\"}: /v1, Kind=Event is disallowed from being an owner",
                "'ownerReferences':[{'apiVersion':'v1','kind':'A','name':'a','uid':'1','controller':true},{'apiVersion':'v1','kind':'B','name':'b','uid':'2','blockOwnerDeletion':false,'controller':true}] | metadata.ownerReferences: Invalid value: [{\"apiVersion\":\"v1\",\"kind\":\"A\",\"name\":\"a\",\"uid\":\"1\",\"controller\":true},{\"apiVersion\":\"v1\",\"kind\":\"B\",\"name\":\"b\",\"uid\":\"2\",\"controller\":true,\"blockOwnerDeletion\":false}]: Only one reference can have Controller set to true. Found \"true\" in references for A/a and B/b",
                // L-36
                "'namespace':''    | metadata.namespace: Required value",
                "'namespace':'a.b' | metadata.namespace: Invalid value: \"a.b\": must not contain dots",
                "'generation':-1   | metadata.generation: Invalid value: -1: must be greater than or equal to 0",
                "'managedFields':[{'operation':'x'}] | metadata.managedFields[0].operation: Invalid value: \"x\": must be `Apply` or `Update`",
                "'managedFields':[{'operation':'Apply'},{'operation':'Apply','fieldsType':'x'}] | metadata.managedFields[1].fieldsType: Invalid value: \"x\": must be `FieldsV1`",
                "'managedFields':[{'operation':'Apply','manager':'\\u0007'}] | metadata.managedFields[0].manager: Invalid value: \"\\a\": invalid character U+0007 (at position 0)",
            })
    void refuses(String more, String error) {
        assertThat(create(more)).containsExactly(error.replace("`` ", "` "));
    }

    @Test
    void keysOfAllKindsFollowTheRuleForLabels() {
        assertThat(create("'labels':{'bad key':'v'},'annotations':{'bad key':'v'},'finalizers':['bad finalizer']"))
                .containsExactly(
                        "metadata.labels: Invalid value: \"bad key\": " + KEY_RULE,
                        "metadata.annotations: Invalid value: \"bad key\": " + KEY_RULE,
                        "metadata.finalizers: Invalid value: \"bad finalizer\": " + KEY_RULE);
        assertThat(create("'labels':{'':'v'}"))
                .containsExactly(
                        "metadata.labels: Invalid value: \"\": name part must be non-empty",
                        "metadata.labels: Invalid value: \"\": " + KEY_RULE);
    }

    @Test
    void annotationsHaveAGreatestLengthTogether() {
        int most = 256 * 1024;
        assertThat(create("'annotations':{'ab':'" + "x".repeat(most - 4) + "','cd':''}"))
                .isEmpty();
        assertThat(create("'annotations':{'ab':'" + "x".repeat(most - 4) + "','cd':'y'}"))
                .containsExactly("metadata.annotations: Too long: may not be more than 262144 bytes");
        assertThat(create("'annotations':{'ab':'" + "ü".repeat(most / 2) + "'}"))
                .hasSize(1);
    }

    @Test
    void clusterScopedObjectsHaveNoNamespace() {
        FieldErrors errors = new FieldErrors();
        ObjectMetaValidation.validateCreate(meta(""), false, FieldPath.of("metadata"), errors);
        assertThat(texts(errors)).containsExactly("metadata.namespace: Forbidden: not allowed on this type");
        FieldErrors none = new FieldErrors();
        ObjectMetaValidation.validateCreate(json("{'name':'a'}"), false, FieldPath.of("metadata"), none);
        assertThat(none.isEmpty()).isTrue();
    }

    @Test
    void aKindMayHaveARuleForNamesOfItsOwn() {
        FieldErrors errors = new FieldErrors();
        ObjectMetaValidation.validateCreate(
                meta("'name':'Bad','generateName':'bad-'"),
                true,
                NameRule.DNS_SUBDOMAIN,
                FieldPath.of("metadata"),
                errors);
        assertThat(texts(errors))
                .singleElement()
                .asString()
                .startsWith("metadata.name: Invalid value: \"Bad\": a lowercase RFC 1123 subdomain must consist of");
    }

    @Test
    void errorsComeInOrder() {
        assertThat(create("'managedFields':[{}],'finalizers':['/'],'ownerReferences':[{}],'annotations':{' ':''},"
                        + "'labels':{' ':''},'generation':-1,'namespace':'A','name':'/','generateName':'/'"))
                .extracting(text -> text.substring(0, text.indexOf(':')))
                .containsExactly(
                        "metadata.generateName",
                        "metadata.name",
                        "metadata.namespace",
                        "metadata.generation",
                        "metadata.labels",
                        "metadata.annotations",
                        "metadata.ownerReferences.apiVersion",
                        "metadata.ownerReferences.kind",
                        "metadata.ownerReferences.name",
                        "metadata.ownerReferences.uid",
                        "metadata.finalizers",
                        "metadata.finalizers",
                        "metadata.finalizers",
                        "metadata.managedFields[0].operation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'name':'two'   | 'name':'one'   | metadata.name: Invalid value: \"two\": field is immutable",
                "'namespace':'a'| 'namespace':'b'| metadata.namespace: Invalid value: \"a\": field is immutable",
                "'uid':'a'      | 'uid':'b'      | metadata.uid: Invalid value: \"a\": field is immutable",
                "'x':1          | 'uid':'b'      | metadata.uid: Invalid value: \"\": field is immutable",
                "'creationTimestamp':'2001-01-01T00:00:00Z' | 'creationTimestamp':'2002-01-01T00:00:00Z' | metadata.creationTimestamp: Invalid value: \"2001-01-01T00:00:00Z\": field is immutable",
                "'deletionTimestamp':'2001-01-01T00:00:00Z' | 'x':1 | metadata.deletionTimestamp: Invalid value: \"2001-01-01T00:00:00Z\": field is immutable",
                "'x':1 | 'deletionTimestamp':'2001-01-01T00:00:00Z' | metadata.deletionTimestamp: Invalid value: null: field is immutable",
                "'deletionGracePeriodSeconds':5 | 'deletionGracePeriodSeconds':0 | metadata.deletionGracePeriodSeconds: Invalid value: 5: field is immutable",
                "'generation':1 | 'generation':2 | metadata.generation: Invalid value: 1: must not be decremented",
                "'resourceVersion':'' | 'x':1 | metadata.resourceVersion: Invalid value: \"\": must be specified for an update",
            })
    void someFieldsMayNotChange(String now, String before, String error) {
        assertThat(update(now, before)).containsExactly(error);
    }

    @Test
    void noFinalizersMayComeToAnObjectThatGoes() {
        String going = "'deletionTimestamp':'2001-01-01T00:00:00Z','finalizers':";
        assertThat(update(going + "['b.c/d','a','z']", going + "['a']"))
                .containsExactly("metadata.finalizers: Forbidden: no new finalizers can be added if the object is being"
                        + " deleted, found new finalizers []string{\"b.c/d\", \"z\"}");
        assertThat(update(going + "['a']", going + "['a','b']")).isEmpty();
        assertThat(update("'finalizers':['a']", "'x':1")).isEmpty();
    }

    @Test
    void causesOfAnUpdateComeTwice() {
        String label = "metadata.labels: Invalid value: \"bad key\": " + KEY_RULE;
        String annotation = "metadata.annotations: Invalid value: \"bad key\": " + KEY_RULE;
        assertThat(update("'labels':{'bad key':'x'},'annotations':{'bad key':'y'}", ""))
                .containsExactly(label, annotation, label, annotation);
    }

    @Test
    void anUnchangedObjectIsFine() {
        String all = "'uid':'u','generation':3,'creationTimestamp':'2001-01-01T00:00:00Z','labels':{'a':'b'}";
        assertThat(update(all, all)).isEmpty();
        assertThat(update(all.replace("3", "4"), all)).isEmpty();
    }
}
