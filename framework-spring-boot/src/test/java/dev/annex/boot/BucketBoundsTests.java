package dev.annex.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketBoundsTests {

    @ParameterizedTest
    @CsvSource({
        "0.005,0.005",
        "1.0,1",
        "1.25,1.25",
        "60.0,60",
        "131072.0,131072",
        "100000.0,100000",
        "1000000.0,1e+06",
        "1048576.0,1.048576e+06",
        "1.0E9,1e+09",
        "1.0E-4,0.0001",
        "1.0E-5,1e-05",
        "0.0,0",
        "+Inf,+Inf",
        "-1.0,-1"
    })
    void boundsAreWrittenAsGoDoes(String java, String go) { // O-10
        assertThat(BucketBounds.asGoWrites(
                        "a_bucket{b=\"c\",le=\"" + java + "\"} 3.0\na_bucket{le=\"" + java + "\"} 1"))
                .isEqualTo("a_bucket{b=\"c\",le=\"" + go + "\"} 3.0\na_bucket{le=\"" + go + "\"} 1");
    }

    @Test
    void nothingElseIsTouched() {
        String text = "# HELP a le=\"1.0\"\na{style=\"1.0\",b=\",le=\\\"1.0\\\"\",le=\"1.2.3\"} 1.0\nle 1.0\n";
        assertThat(BucketBounds.asGoWrites(text)).isEqualTo(text);
    }
}
