package io.vertac.edge.progress;

/**
 * What a connector did since it was started.
 *
 * @param read samples that the source gave, without the unreadable ones
 * @param unreadable readings that could not be understood and are in quarantine
 * @param sent samples that went out at least once
 * @param acknowledged samples that the gateway said it has
 * @param rejected samples that the gateway will never take; they are in quarantine
 * @param cyclesStarted starts that the platform accepted
 * @param cyclesStopped stops that the platform accepted
 * @param cyclesRefused starts or stops that it did not
 * @param cyclesAborted cycles that the end of this run or of an earlier one has cut short
 * @param retries requests that had to be repeated
 */
public record EdgeCounts(
    long read,
    long unreadable,
    long sent,
    long acknowledged,
    long rejected,
    long cyclesStarted,
    long cyclesStopped,
    long cyclesRefused,
    long cyclesAborted,
    long retries) {

  /** Whether all that was read has arrived. */
  public boolean complete() {
    return read == sent && sent == acknowledged && unreadable == 0 && rejected == 0;
  }
}
