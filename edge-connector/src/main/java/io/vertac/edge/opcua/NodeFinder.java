package io.vertac.edge.opcua;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaRuntimeException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;

/** Finds nodes by their id, or by browsing along their names. */
final class NodeFinder {
  private static final int MOST_SHOWN = 20;

  private final OpcUaClient client;

  NodeFinder(OpcUaClient client) {
    this.client = client;
  }

  /**
   * @throws IOException if there is no such node; the message names what there is instead
   */
  NodeId find(NodePoint point) throws IOException, UaException {
    return point.node().isPresent() ? byId(point.node().get()) : byPath(point.path().get());
  }

  private NodeId byId(String text) throws IOException {
    try {
      return ExpandedNodeId.parse(text)
          .toNodeId(client.getNamespaceTable())
          .orElseThrow(() -> new IOException("the server knows no namespace of the node " + text));
    } catch (UaRuntimeException e) {
      throw new IOException(text + " is no node id: expected one like ns=2;s=Force");
    }
  }

  private NodeId byPath(String path) throws IOException, UaException {
    NodeId at = NodeIds.ObjectsFolder;
    for (String name : path.split("/")) {
      List<ReferenceDescription> children = client.getAddressSpace().browse(at);
      Optional<ReferenceDescription> next =
          children.stream().filter(child -> isCalled(child.getBrowseName(), name)).findFirst();
      if (next.isEmpty()) {
        throw new IOException("no " + name + " of " + path + "; there is: " + names(children));
      }
      at =
          next.get()
              .getNodeId()
              .toNodeId(client.getNamespaceTable())
              .orElseThrow(() -> new IOException(path + " is on another server"));
    }
    return at;
  }

  /** With or without the number of its namespace. */
  private static boolean isCalled(QualifiedName name, String wanted) {
    return wanted.equals(name.getName())
        || wanted.equals(name.getNamespaceIndex() + ":" + name.getName());
  }

  private static String names(List<ReferenceDescription> children) {
    return children.stream()
        .limit(MOST_SHOWN)
        .map(child -> child.getBrowseName().getName())
        .collect(Collectors.joining(", "));
  }
}
