package io.vertac.edge.mqtt;

import io.vertac.edge.device.ChannelCheck;
import io.vertac.edge.device.CheckSink;
import io.vertac.edge.device.DeviceReader;
import io.vertac.edge.device.ReaderThread;
import io.vertac.edge.device.Reading;
import io.vertac.edge.device.ReadingSink;
import io.vertac.edge.failure.Failures;
import io.vertac.edge.intake.SteadyClock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Takes messages from a broker, in a session that the broker keeps. A message is acknowledged once
 * its readings are on disk, so the broker sends again what was not.
 */
public final class MqttReader implements DeviceReader {
  private static final int MOST_WAITING = 2_000;
  private static final int MOST_TOGETHER = 1_000;
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final long DISCONNECT_SECONDS = 5;

  private final MqttSettings settings;
  private final SteadyClock clock;
  private final BlockingQueue<Message> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final ReaderThread thread = new ReaderThread("edge-mqtt", Duration.ZERO);
  private volatile boolean subscribed;
  private BrokerLink link;

  public MqttReader(MqttSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = new SteadyClock(clock);
  }

  @Override
  public void start(ReadingSink sink) {
    link =
        BrokerLinks.open(
            settings.broker(), this::hold, () -> reconnected(sink), sink::disconnected);
    PayloadReader payloads = new PayloadReader(settings.points(), clock, link::publish);
    link.connect(filters())
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                subscribed = true;
                sink.connected();
              } else {
                sink.disconnected("cannot subscribe: " + Failures.say(failure));
              }
            });
    thread.start(() -> store(payloads, sink), sink::disconnected);
  }

  /** Waits for a message for each channel; a name of its own keeps the session untouched. */
  @Override
  public List<ChannelCheck> check(Duration timeout) throws InterruptedException {
    Broker broker = settings.broker();
    Broker visitor =
        new Broker(
            broker.host(),
            broker.port(),
            broker.version(),
            "vertac-check-" + UUID.randomUUID(),
            broker.username(),
            broker.password(),
            broker.tls(),
            broker.ca(),
            Duration.ofSeconds(1));
    String[] problem = {
      "no message with this value came from %s:%d: are topic, pointer and metric right?"
          .formatted(broker.host(), broker.port())
    };
    BrokerLink visit =
        BrokerLinks.open(visitor, this::hold, () -> {}, reason -> problem[0] = reason);
    PayloadReader payloads = new PayloadReader(settings.points(), clock, visit::publish);
    visit.connect(filters());
    CheckSink sink = new CheckSink(settings.points().size());
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!sink.hasAll() && System.nanoTime() < deadline) {
      Message message = waiting.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (message != null) {
        sink.store(payloads.read(message, sink), null);
        message.acknowledge().run();
      }
    }
    visit.disconnect();
    return checks(sink, problem[0]);
  }

  @Override
  public void close() {
    thread.close();
    if (link != null) {
      try {
        link.disconnect().orTimeout(DISCONNECT_SECONDS, TimeUnit.SECONDS).join();
      } catch (RuntimeException notConnected) {
        // Then there is nothing to end.
        return;
      }
    }
  }

  /** The first time there is a connection, but nothing is subscribed yet. */
  private void reconnected(ReadingSink sink) {
    if (subscribed) {
      sink.connected();
    }
  }

  private List<String> filters() {
    return settings.points().stream().map(point -> point.filter().toString()).distinct().toList();
  }

  /** On the client's thread: when too much waits, the broker has to wait, too. */
  private void hold(Message message) {
    try {
      waiting.put(message);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void store(PayloadReader payloads, ReadingSink sink) throws InterruptedException {
    Message first = waiting.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      return;
    }
    List<Message> messages = new ArrayList<>(List.of(first));
    waiting.drainTo(messages, MOST_TOGETHER);
    List<Reading> readings = new ArrayList<>();
    messages.forEach(message -> readings.addAll(payloads.read(message, sink)));
    sink.store(readings, null);
    messages.forEach(message -> message.acknowledge().run());
  }

  private List<ChannelCheck> checks(CheckSink sink, String problem) {
    List<ChannelCheck> checks = new ArrayList<>();
    for (MqttPoint point : settings.points()) {
      String address = (point.filter() + " " + point.metric() + point.value()).strip();
      checks.add(sink.check(point.channel(), address, problem));
    }
    return checks;
  }
}
