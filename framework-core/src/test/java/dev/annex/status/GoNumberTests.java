package dev.annex.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoNumberTests {

    @ParameterizedTest // E-09
    @CsvSource({
        "0, 0",
        "-0.5, -0.5",
        "-0.0, -0",
        "30.25, 30.25",
        "100000, 100000",
        "123456.5, 123456.5",
        "1000000, 1e+06",
        "1234567.5, 1.2345675e+06",
        "12345678901234567890, 1.2345678901234567e+19",
        "1e30, 1e+30",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "5e-324, 5e-324",
        "-1.7976931348623157e308, -1.7976931348623157e+308",
        "0.1, 0.1",
        "2e-3, 0.002",
        "Infinity, +Inf",
        "NaN, NaN"
    })
    void writesAsVerbVDoes(double number, String text) {
        assertThat(GoNumber.format(number)).isEqualTo(text);
    }

    @ParameterizedTest // E-22
    @CsvSource({
        "0, 0",
        "2.5, 2.5",
        "1e20, 100000000000000000000",
        "1e21, 1e+21",
        "1e-6, 0.000001",
        "1e-7, 1e-7",
        "1.5e-12, 1.5e-12",
        "1e300, 1e+300"
    })
    void writesAsJsonDoes(double number, String text) {
        assertThat(GoNumber.json(number)).isEqualTo(text);
    }
}
