package io.vertac.edge.opcua;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;

/** One subscription with everything in it. Tells when it is no good any more. */
final class Watch {
  private static final double WATCHDOG = 3;

  private final OpcUaSubscription subscription;

  /**
   * Subscribes.
   *
   * @param nodes one a channel
   * @param values given every value with its channel, on one thread at a time
   * @param broken told why the subscription has to be made anew
   * @throws IOException if the server does not watch one of the nodes
   */
  Watch(
      OpcUaClient client,
      OpcUaSettings settings,
      List<NodeId> nodes,
      ObjIntConsumer<DataValue> values,
      Consumer<String> broken)
      throws UaException, IOException {
    subscription = new OpcUaSubscription(client, settings.publishing().toMillis());
    subscription.setLifetimeAndKeepAliveCalculated(false);
    long intervals = Math.max(1, settings.session().toMillis() / settings.publishing().toMillis());
    subscription.setMaxKeepAliveCount(
        Unsigned.uint(Math.max(1, 2_000 / settings.publishing().toMillis())));
    subscription.setLifetimeCount(Unsigned.uint(Math.max(intervals, 100)));
    subscription.setMaxNotificationsPerPublish(Unsigned.uint(0));
    subscription.setWatchdogMultiplier(WATCHDOG);
    subscription.setSubscriptionListener(new Listener(broken));
    subscription.create();
    List<OpcUaMonitoredItem> items = new ArrayList<>();
    for (int channel = 0; channel < nodes.size(); channel++) {
      items.add(item(settings, nodes.get(channel), channel, values));
    }
    subscription.addMonitoredItems(items);
    subscription.createMonitoredItems();
    for (int channel = 0; channel < items.size(); channel++) {
      StatusCode result = items.get(channel).getCreateResult().orElse(StatusCode.BAD);
      if (!result.isGood()) {
        throw new IOException(
            "the server does not watch "
                + settings.points().get(channel)
                + ": "
                + Statuses.say(result));
      }
    }
  }

  void end() {
    try {
      subscription.delete();
    } catch (UaException alreadyGone) {
      // That is what was wanted.
      return;
    }
  }

  private static OpcUaMonitoredItem item(
      OpcUaSettings settings, NodeId node, int channel, ObjIntConsumer<DataValue> values) {
    OpcUaMonitoredItem item = OpcUaMonitoredItem.newDataItem(node);
    item.setSamplingInterval(settings.sampling().toMillis());
    item.setQueueSize(Unsigned.uint(settings.queue()));
    item.setDiscardOldest(true);
    item.setDataValueListener((source, value) -> values.accept(value, channel));
    return item;
  }

  private record Listener(Consumer<String> broken)
      implements OpcUaSubscription.SubscriptionListener {
    @Override
    public void onWatchdogTimerElapsed(OpcUaSubscription which) {
      broken.accept("the subscription has fallen silent");
    }

    @Override
    public void onTransferFailed(OpcUaSubscription which, StatusCode status) {
      broken.accept("the server has forgotten the subscription: " + Statuses.say(status));
    }

    @Override
    public void onStatusChanged(OpcUaSubscription which, StatusCode status) {
      if (status.isBad()) {
        broken.accept("the server has ended the subscription: " + Statuses.say(status));
      }
    }

    @Override
    public void onNotificationDataLost(OpcUaSubscription which) {
      broken.accept("the server no longer has what it sent meanwhile");
    }
  }
}
