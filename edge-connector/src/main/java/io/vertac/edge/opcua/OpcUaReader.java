package io.vertac.edge.opcua;

import io.vertac.edge.device.ChannelCheck;
import io.vertac.edge.device.DeviceReader;
import io.vertac.edge.device.ReaderThread;
import io.vertac.edge.device.Reading;
import io.vertac.edge.device.ReadingSink;
import io.vertac.edge.intake.SteadyClock;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.SessionActivityListener;
import org.eclipse.milo.opcua.sdk.client.UaSession;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;

/**
 * Watches nodes of an OPC UA server. A connection that breaks is renewed by the client, and the
 * server gives what it queued meanwhile; a subscription that is lost or has fallen silent is made
 * anew, and the time without it is told as lost.
 */
public final class OpcUaReader implements DeviceReader {
  private static final int MOST_WAITING = 20_000;
  private static final int MOST_TOGETHER = 2_000;
  private static final long PATIENCE_MILLIS = 100;
  private static final long DISCONNECT_SECONDS = 3;

  private record Arrived(int channel, DataValue value) {}

  private final OpcUaSettings settings;
  private final SteadyClock clock;
  private final BlockingQueue<Arrived> arrived = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicReference<String> broken = new AtomicReference<>();
  private final ReaderThread thread = new ReaderThread("edge-opcua", Duration.ZERO);
  private Certificates certificates;
  private OpcUaClient client;
  private volatile Watch watch;
  private long lastTime;

  public OpcUaReader(OpcUaSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = new SteadyClock(clock);
  }

  @Override
  public void start(ReadingSink sink) {
    thread.start(() -> step(sink), sink::disconnected);
  }

  @Override
  public List<ChannelCheck> check(Duration timeout) {
    List<ChannelCheck> checks = new ArrayList<>();
    try {
      connect(new Activity(() -> {}, reason -> {}));
      settings.points().forEach(point -> checks.add(check(point)));
    } catch (IOException e) {
      settings
          .points()
          .forEach(point -> checks.add(ChannelCheck.failed(point.toString(), Statuses.say(e))));
    }
    close();
    return checks;
  }

  @Override
  public void close() {
    thread.close();
    disconnect();
    if (certificates != null) {
      try {
        certificates.close();
      } catch (IOException onlyAWatchOfFolders) {
        certificates = null;
      }
    }
  }

  private void step(ReadingSink sink) throws IOException, UaException, InterruptedException {
    String reason = broken.getAndSet(null);
    if (reason != null && watch != null) {
      watch.end();
      watch = null;
      sink.disconnected(reason);
    }
    if (client == null) {
      connect(new Activity(() -> reconnected(sink), sink::disconnected));
    }
    if (watch == null) {
      subscribe();
      tellMissed(sink, "subscription_renewed");
      sink.connected();
    }
    store(sink);
  }

  /** At the first time there is a session, but nothing is watched yet. */
  private void reconnected(ReadingSink sink) {
    if (watch != null) {
      sink.connected();
    }
  }

  private void connect(Activity activity) throws IOException {
    if (certificates == null) {
      certificates = new Certificates(settings.certificates());
    }
    try {
      OpcUaClient opened = Connection.open(settings, certificates);
      opened.addSessionActivityListener(activity);
      try {
        opened.connect();
      } catch (UaException e) {
        opened.disconnectAsync();
        throw e;
      }
      client = opened;
    } catch (UaException e) {
      boolean refused = e.getStatusCode().isSecurityError() || mentionsSecurity(e);
      throw new IOException(
          "%s (%s)%s"
              .formatted(
                  Statuses.say(e),
                  settings.endpoint(),
                  refused ? "; " + certificates.advice() : ""));
    }
  }

  private static boolean mentionsSecurity(UaException e) {
    String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return text.contains("certificate") || text.contains("security");
  }

  private void subscribe() throws IOException, UaException {
    NodeFinder finder = new NodeFinder(client);
    List<NodeId> nodes = new ArrayList<>();
    for (NodePoint point : settings.points()) {
      nodes.add(finder.find(point));
    }
    watch = new Watch(client, settings, nodes, this::hold, broken::set);
  }

  /** On the client's thread: when too much waits, the server has to wait, too. */
  private void hold(DataValue value, int channel) {
    try {
      arrived.put(new Arrived(channel, value));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void store(ReadingSink sink) throws InterruptedException {
    Arrived first = arrived.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    if (first == null) {
      return;
    }
    List<Arrived> all = new ArrayList<>(List.of(first));
    arrived.drainTo(all, MOST_TOGETHER);
    List<Reading> readings = new ArrayList<>();
    for (Arrived one : all) {
      if (one.value().getStatusCode().isOverflowSet()) {
        tellMissed(sink, "device_queue_overflow");
      }
      Optional<Reading> reading = Values.reading(one.channel(), one.value(), clock.next());
      if (reading.isPresent()) {
        readings.add(reading.get());
        lastTime = Math.max(lastTime, reading.get().timeNanos());
      } else {
        sink.unreadable(one.channel(), Values.problem(one.value()));
      }
    }
    sink.store(readings, null);
  }

  private void tellMissed(ReadingSink sink, String reason) {
    if (lastTime != 0) {
      sink.lost(lastTime, Math.max(lastTime, clock.next()), reason);
    }
  }

  private ChannelCheck check(NodePoint point) {
    try {
      NodeId node = new NodeFinder(client).find(point);
      DataValue value = client.readValues(0, TimestampsToReturn.Both, List.of(node)).get(0);
      Optional<Reading> reading = Values.reading(point.channel(), value, clock.next());
      String address = point + " (" + node.toParseableString() + ")";
      return reading
          .map(found -> ChannelCheck.of(address, found))
          .orElseGet(() -> ChannelCheck.failed(address, Values.problem(value)));
    } catch (IOException | UaException e) {
      return ChannelCheck.failed(point.toString(), Statuses.say(e));
    }
  }

  private void disconnect() {
    OpcUaClient old = client;
    client = null;
    watch = null;
    if (old != null) {
      try {
        old.disconnectAsync().orTimeout(DISCONNECT_SECONDS, TimeUnit.SECONDS).join();
      } catch (RuntimeException notConnected) {
        // Then there is nothing to end.
        return;
      }
    }
  }

  private record Activity(Runnable up, Consumer<String> down) implements SessionActivityListener {
    @Override
    public void onSessionActive(UaSession session) {
      up.run();
    }

    @Override
    public void onSessionInactive(UaSession session) {
      down.accept("the connection to the server broke");
    }
  }
}
