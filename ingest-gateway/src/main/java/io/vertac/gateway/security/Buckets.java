package io.vertac.gateway.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A bucket of tokens for each of many; those that nobody took from for a while are forgotten. */
final class Buckets {
  private static final int MAX_KNOWN = 100_000;
  private static final Duration FORGET_AFTER = Duration.ofMinutes(10);

  private final LoadingCache<String, Bucket> buckets;
  private final boolean unlimited;

  /**
   * @param tokens that a bucket gets, spread evenly over the time; it holds twice as many. Zero is
   *     no limit
   */
  Buckets(int tokens, Duration over) {
    this.unlimited = tokens == 0;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MAX_KNOWN)
            .expireAfterAccess(FORGET_AFTER)
            .build(
                who ->
                    Bucket.builder()
                        .addLimit(limit -> limit.capacity(2L * tokens).refillGreedy(tokens, over))
                        .build());
  }

  /**
   * Takes a token.
   *
   * @throws Refusal 429 if there is none
   */
  void take(String who, String detail) {
    if (unlimited) {
      return;
    }
    Bucket bucket = buckets.get(who);
    if (!bucket.tryConsume(1)) {
      long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
      int seconds = (int) Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos) + 1);
      throw Refusal.retryLater(RefusalKind.BUSY, detail, seconds);
    }
  }
}
