package io.vertac.gateway.live;

import org.eclipse.jetty.websocket.core.ExtensionConfig;
import org.eclipse.jetty.websocket.core.OutgoingEntry;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.internal.PerMessageDeflateExtension;

/**
 * permessage-deflate for messages that were compressed before, once for all viewers: outgoing
 * frames pass as they are. Neither side refers to earlier messages, so that no connection holds a
 * compressor's memory.
 */
public final class SharedDeflate extends PerMessageDeflateExtension {
  static final String NAME = "permessage-deflate";

  @Override
  public void init(ExtensionConfig config, WebSocketComponents components) {
    ExtensionConfig alone = new ExtensionConfig(config);
    alone.setParameter("server_no_context_takeover");
    alone.setParameter("client_no_context_takeover");
    super.init(alone, components);
  }

  @Override
  public void sendFrame(OutgoingEntry entry) {
    nextOutgoingFrame(entry);
  }
}
