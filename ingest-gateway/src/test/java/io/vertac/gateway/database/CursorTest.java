package io.vertac.gateway.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertac.gateway.problem.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  private static final String ID = "123e4567-e89b-12d3-a456-426614174000";

  @Test
  void shouldReadBackItsOwnText() {
    Cursor cursor = new Cursor(1_772_362_800_123_456L, ID);
    assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "!!", "MTo", "MTphYmM", "OmFiYw", "' OR 1=1 --"})
  void shouldRefuseForeignCursors(String text) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> Cursor.parse(text));
    assertThat(refusal.kind().status()).isEqualTo(422);
  }

  @Test
  void shouldPointToTheNextPageOnlyWhenThereIsOne() {
    Page<Integer> last = Page.of(List.of(3, 2, 1), 3, i -> new Cursor(i, ID));
    assertThat(last.nextCursor()).isNull();
    Page<Integer> first = Page.of(List.of(4, 3, 2, 1), 3, i -> new Cursor(i, ID));
    assertThat(first.items()).containsExactly(4, 3, 2);
    assertThat(Cursor.parse(first.nextCursor())).isEqualTo(new Cursor(2, ID));
  }
}
