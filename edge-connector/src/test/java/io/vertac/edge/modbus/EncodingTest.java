package io.vertac.edge.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingTest {

  @ParameterizedTest
  @CsvSource({
    "INT16, ABCD, FFFE, -2",
    "UINT16, ABCD, FFFE, 65534",
    "UINT16, BADC, 3412, 4660",
    "BCD16, ABCD, 1234, 1234",
    "BOOL, ABCD, 0100, 1",
    "INT32, ABCD, FFFFFFFE, -2",
    "UINT32, ABCD, FFFFFFFE, 4294967294",
    "UINT32, CDAB, 56781234, 305419896",
    "UINT32, BADC, 34127856, 305419896",
    "UINT32, DCBA, 78563412, 305419896",
    "BCD32, CDAB, 56781234, 12345678",
    "FLOAT32, ABCD, 41480000, 12.5",
    "FLOAT32, CDAB, 00004148, 12.5",
    "FLOAT32, DCBA, 00004841, 12.5",
    "INT64, ABCD, FFFFFFFFFFFFFFFE, -2",
    "UINT64, ABCD, FFFFFFFFFFFFF800, 18446744073709549568",
    "FLOAT64, ABCD, 4029000000000000, 12.5",
    "FLOAT64, CDAB, 0000000000004029, 12.5",
    "FLOAT64, DCBA, 0000000000002940, 12.5"
  })
  void shouldReadEveryEncodingInEveryOrder(
      Encoding encoding, WordOrder order, String hex, double value) {
    byte[] answer = HexFormat.of().parseHex("BEEF" + hex);
    assertThat(encoding.decode(order.arrange(answer, 2, encoding.registers))).isEqualTo(value);
  }

  @Test
  void shouldRefuseWhatIsNoDecimalDigit() {
    assertThatThrownBy(() -> Encoding.BCD16.decode(HexFormat.of().parseHex("12A4")))
        .isInstanceOf(NumberFormatException.class);
  }
}
