package dev.annex.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** N-05 and W-41: Kubernetes' own types as protobuf. */
class ProtobufTests {

    private static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** A message as text: numbers bare, everything else tried as a message, then as text. */
    private static String shown(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message);
        List<String> fields = new ArrayList<>();
        while (in.hasRemaining()) {
            long tag = varint(in);
            if ((tag & 7) == 0) {
                fields.add((tag >> 3) + "=" + varint(in));
            } else {
                byte[] value = new byte[(int) varint(in)];
                in.get(value);
                fields.add((tag >> 3) + "=" + new String(value, StandardCharsets.UTF_8));
            }
        }
        return String.join(" ", fields);
    }

    private static byte[] field(byte[] message, int number) {
        ByteBuffer in = ByteBuffer.wrap(message);
        while (in.hasRemaining()) {
            long tag = varint(in);
            if ((tag & 7) == 0) {
                varint(in);
                continue;
            }
            byte[] value = new byte[(int) varint(in)];
            in.get(value);
            if (tag >> 3 == number) {
                return value;
            }
        }
        throw new AssertionError("there is no field " + number);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = in.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    private static byte[] raw(JsonNode object) {
        byte[] encoded = Protobuf.encode(object).orElseThrow();
        assertThat(Arrays.copyOf(encoded, 4)).containsExactly('k', '8', 's', 0);
        return field(Arrays.copyOfRange(encoded, 4, encoded.length), 2);
    }

    @Test
    void anEnvelopeSaysWhatIsInIt() {
        byte[] encoded = Protobuf.encode(json("{'kind':'Status','apiVersion':'v1','code':404}"))
                .orElseThrow();
        byte[] envelope = Arrays.copyOfRange(encoded, 4, encoded.length);
        assertThat(shown(field(envelope, 1))).isEqualTo("1=v1 2=Status");
        assertThat(shown(field(envelope, 2))).startsWith("1=").endsWith(" 2= 3= 4= 6=404");
        assertThat(field(envelope, 3)).isEmpty();
        assertThat(field(envelope, 4)).isEmpty();
    }

    @Test
    void aStatusHasDetails() {
        byte[] status = raw(json("{'kind':'Status','apiVersion':'v1','metadata':{'continue':'c'},'status':'Failure',"
                + "'message':'no','reason':'NotFound','details':{'name':'n','group':'g','kind':'k','uid':'u',"
                + "'causes':[{'reason':'r','message':'m','field':'f'}],'retryAfterSeconds':300},'code':404}"));
        assertThat(shown(field(status, 1))).isEqualTo("1= 2= 3=c");
        assertThat(shown(status)).contains("2=Failure 3=no 4=NotFound").endsWith("6=404");
        byte[] details = field(status, 5);
        assertThat(shown(details)).startsWith("1=n 2=g 3=k").endsWith("5=300 6=u");
        assertThat(shown(field(details, 4))).isEqualTo("1=r 2=m 3=f");
    }

    @Test
    void metadataIsComplete() {
        byte[] metadata = field(
                raw(json("{'kind':'PartialObjectMetadata','apiVersion':'meta.k8s.io/v1','metadata':{'name':'n',"
                        + "'generateName':'gn','namespace':'ns','uid':'u','resourceVersion':'7','generation':9,"
                        + "'creationTimestamp':'2008-01-01T01:01:01Z','deletionGracePeriodSeconds':-1,"
                        + "'labels':{'a':'b','c':'d'},'annotations':{'e':'f'},'finalizers':['x','y'],"
                        + "'ownerReferences':[{'apiVersion':'v1','kind':'K','name':'o','uid':'p','controller':true,"
                        + "'blockOwnerDeletion':false}],'managedFields':[{'manager':'m','operation':'Update',"
                        + "'apiVersion':'v1','time':'2008-01-01T01:01:01Z','fieldsType':'FieldsV1',"
                        + "'fieldsV1':{'f:spec':{}},'subresource':'status'}],'unknown':1}}")),
                1);
        assertThat(shown(metadata))
                .startsWith("1=n 2=gn 3=ns 4= 5=u 6=7 7=9 8=")
                .contains(" 10=-1 ", " 14=x 14=y ");
        assertThat(shown(field(metadata, 8))).isEqualTo("1=1199149261 2=0");
        assertThat(shown(field(metadata, 11))).isEqualTo("1=a 2=b");
        assertThat(shown(field(metadata, 12))).isEqualTo("1=e 2=f");
        assertThat(shown(field(metadata, 13))).isEqualTo("1=K 3=o 4=p 5=v1 6=1 7=0");
        byte[] managed = field(metadata, 17);
        assertThat(shown(managed)).startsWith("1=m 2=Update 3=v1 4=").endsWith("8=status");
        assertThat(shown(field(managed, 7))).isEqualTo("1={\"f:spec\":{}}");
    }

    @Test
    void listsHoldTheirItems() {
        byte[] list = raw(json("{'kind':'PartialObjectMetadataList','apiVersion':'meta.k8s.io/v1beta1',"
                + "'metadata':{'resourceVersion':'5','remainingItemCount':3},'items':["
                + "{'kind':'PartialObjectMetadata','apiVersion':'meta.k8s.io/v1beta1','metadata':{'name':'a'}}]}"));
        assertThat(shown(field(list, 1))).isEqualTo("1= 2=5 3= 4=3");
        assertThat(shown(field(field(list, 2), 1))).isEqualTo("1=a 2= 3= 4= 5= 6= 7=0 8=");
    }

    @Test
    void discoveryHasItToo() {
        byte[] resources = raw(json("{'kind':'APIResourceList','apiVersion':'v1','groupVersion':'g/v','resources':["
                + "{'name':'r','singularName':'s','namespaced':true,'kind':'K','verbs':['get','list']}]}"));
        byte[] resource = field(resources, 2);
        assertThat(shown(resource)).startsWith("1=r 2=1 3=K 4=").endsWith("6=s 8= 9= 10=");
        assertThat(shown(field(resource, 4))).isEqualTo("1=get 1=list");
        byte[] groups = raw(json("{'kind':'APIGroupList','groups':[{'name':'g','versions':[{'groupVersion':'g/v',"
                + "'version':'v'}],'preferredVersion':{'groupVersion':'g/v','version':'v'}}]}"));
        assertThat(shown(field(field(groups, 1), 3))).isEqualTo("1=g/v 2=v");
    }

    @Test
    void watchEventsAreFramedByTheirLength() {
        JsonNode object = json("{'kind':'PartialObjectMetadata','apiVersion':'meta.k8s.io/v1','metadata':{}}");
        ByteBuffer frame = ByteBuffer.wrap(Protobuf.frame("ADDED", object).orElseThrow());
        assertThat(frame.getInt()).isEqualTo(frame.remaining());
        byte[] event = new byte[frame.remaining()];
        frame.get(event);
        assertThat(field(event, 1)).asString().isEqualTo("ADDED");
        assertThat(field(field(event, 2), 1)).isEqualTo(Protobuf.encode(object).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'kind':'Flunder','apiVersion':'wardle.example.com/v1alpha1'}",
                "{'kind':'Table','apiVersion':'meta.k8s.io/v1'}",
                "{'kind':'Status','apiVersion':'example.com/v1'}",
                "{}"
            })
    void otherKindsHaveNone(String object) {
        assertThat(Protobuf.encode(json(object))).isEqualTo(Optional.empty());
        assertThat(Protobuf.frame("ADDED", json(object))).isEqualTo(Optional.empty());
    }
}
