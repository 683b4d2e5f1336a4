package dev.annex.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.api.AnnexResource;
import dev.annex.codegen.input.harbor.Ship;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaNamesTests {

    /** A ship of another group. */
    @AnnexResource
    @Group("harbor.example.org")
    @Version("v1")
    @Kind("Ship")
    public static class OtherShip extends CustomResource<Void, Void> {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void areShortWhereTheyCanBe() throws ModelException {
        ApiModel model = ApiModel.read(List.of(Ship.class));
        assertThat(JavaNames.of(model.kinds().get(0), model)).isEqualTo("Ship");
        assertThat(JavaNames.of("harbor.example.com", List.of("harbor.example.com", "sea.example.com")))
                .isEqualTo("Harbor");
    }

    @Test
    void nameTheGroupWhereAnotherHasTheSame() throws ModelException {
        ApiModel model = ApiModel.read(List.of(Ship.class, OtherShip.class));
        assertThat(model.kinds())
                .extracting(kind -> JavaNames.of(kind, model))
                .containsExactly("HarborExampleComShip", "HarborExampleOrgShip");
        assertThat(JavaNames.of("harbor.example.com", model.byGroup().keySet())).isEqualTo("HarborExampleCom");
    }
}
