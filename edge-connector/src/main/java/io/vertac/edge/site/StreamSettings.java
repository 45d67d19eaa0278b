package io.vertac.edge.site;

import io.vertac.edge.cycle.CycleRule;
import io.vertac.edge.intake.Channel;
import io.vertac.edge.outbox.DrainSettings;
import io.vertac.edge.outbox.OutboxSettings;
import io.vertac.edge.source.Machine;
import java.util.List;
import java.util.Optional;

/**
 * One stream: where it comes from, what it is called, how it is kept.
 *
 * @param channels sensors first, then signals; empty for something that is played
 * @param cycle empty if the source itself tells, or nobody does
 */
public record StreamSettings(
    Machine machine,
    Source source,
    List<Channel> channels,
    Optional<CycleRule> cycle,
    OutboxSettings outbox,
    DrainSettings drain) {

  /** Under which its state is kept: another device or stream name is another stream. */
  String key() {
    return machine.deviceName() + "/" + machine.streamName();
  }
}
