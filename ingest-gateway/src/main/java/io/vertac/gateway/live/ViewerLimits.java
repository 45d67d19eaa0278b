package io.vertac.gateway.live;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts viewers, so that no address and not all together take more than their share. */
public final class ViewerLimits {
  private final int maxViewers;
  private final int maxPerAddress;
  private final AtomicInteger viewers = new AtomicInteger();
  private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();

  /** Whether one more may come. */
  public enum Verdict {
    WELCOME,
    TOO_MANY_FROM_ADDRESS,
    FULL
  }

  ViewerLimits(int maxViewers, int maxPerAddress) {
    this.maxViewers = maxViewers;
    this.maxPerAddress = maxPerAddress;
  }

  /** Says what {@link #enter} would say now. */
  public Verdict ask(InetAddress address) {
    if (byAddress.getOrDefault(address, 0) >= maxPerAddress) {
      return Verdict.TOO_MANY_FROM_ADDRESS;
    }
    return viewers.get() >= maxViewers ? Verdict.FULL : Verdict.WELCOME;
  }

  /** Counts one more if it is welcome; it has to {@link #leave} then. */
  Verdict enter(InetAddress address) {
    if (viewers.incrementAndGet() > maxViewers) {
      viewers.decrementAndGet();
      return Verdict.FULL;
    }
    if (byAddress.merge(address, 1, Integer::sum) > maxPerAddress) {
      leave(address);
      return Verdict.TOO_MANY_FROM_ADDRESS;
    }
    return Verdict.WELCOME;
  }

  void leave(InetAddress address) {
    viewers.decrementAndGet();
    byAddress.computeIfPresent(address, (a, count) -> count > 1 ? count - 1 : null);
  }

  int viewers() {
    return viewers.get();
  }
}
