package io.vertac.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLimitsTest {
  private static final int FEW = 2;

  /** A bucket holds twice what it gets; a few more may come while the test runs. */
  private static final int MANY = 1_000;

  private final RequestLimits limits = new RequestLimits(new LimitSettings(FEW, FEW, FEW));

  @Test
  void shouldTellAnAddressThatAsksTooOftenWhenToComeBack() {
    assertBusy(() -> limits.requireRoomForAddress("192.0.2.1"));
    assertThatCode(() -> limits.requireRoomForAddress("192.0.2.2")).doesNotThrowAnyException();
  }

  @Test
  void shouldCountANetworkOfAddressesAsOne() {
    assertBusy(() -> limits.requireRoomForAddress("[2001:db8:1:2:" + next() + ":0:0:1]"));
    assertThatCode(() -> limits.requireRoomForAddress("[2001:db8:1:3:0:0:0:1]"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "[0:0:0:0:0:0:0:1]"})
  void shouldCountNoRequestsOfThisMachineButItsRefusals(String loopback) {
    assertThatCode(() -> repeat(() -> limits.requireRoomForAddress(loopback)))
        .doesNotThrowAnyException();
    assertBusy(() -> limits.noteRefused(loopback));
  }

  @Test
  void shouldGiveEachKeyAShareOfItsOwn() {
    assertBusy(() -> limits.requireRoomFor(caller("a")));
    assertThatCode(() -> limits.requireRoomFor(caller("b"))).doesNotThrowAnyException();
    assertThatCode(() -> repeat(() -> limits.requireRoomFor(Caller.ANYONE)))
        .doesNotThrowAnyException();
  }

  @Test
  void shouldCountNothingWhereZeroIsTheLimit() {
    RequestLimits none = new RequestLimits(new LimitSettings(0, 0, 0));
    assertThatCode(
            () ->
                repeat(
                    () -> {
                      none.requireRoomForAddress("192.0.2.1");
                      none.requireRoomFor(caller("a"));
                      none.noteRefused("192.0.2.1");
                    }))
        .doesNotThrowAnyException();
  }

  private int host;

  private int next() {
    return host++;
  }

  private static Caller caller(String id) {
    return new Caller(id, "", Role.VIEWER, Set.of());
  }

  private static void repeat(Runnable call) {
    for (int i = 0; i < MANY; i++) {
      call.run();
    }
  }

  private static void assertBusy(Runnable call) {
    ThrowingCallable calls = () -> repeat(call);
    assertThatThrownBy(calls)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(RefusalKind.BUSY);
              assertThat(refusal.retryAfterSeconds()).isPositive();
            });
  }
}
