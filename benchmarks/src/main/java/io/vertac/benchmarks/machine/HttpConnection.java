package io.vertac.benchmarks.machine;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** One HTTP/1.1 connection that sends ready-made requests: as little of a client as can be. */
public final class HttpConnection implements AutoCloseable {
  private static final int TIMEOUT_MS = 30_000;
  private static final String LENGTH = "content-length:";

  private final InetSocketAddress server;
  private Socket socket;
  private InputStream in;

  public HttpConnection(URI address) throws IOException {
    server = new InetSocketAddress(address.getHost(), address.getPort());
    connect();
  }

  private void connect() throws IOException {
    socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MS);
    socket.connect(server, TIMEOUT_MS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** All bytes of a request. */
  public static byte[] request(URI address, Map<String, String> headers, byte[] body) {
    StringBuilder head = new StringBuilder();
    head.append("POST ").append(address.getRawPath()).append(" HTTP/1.1\r\nHost: ");
    head.append(address.getAuthority()).append("\r\nContent-Length: ").append(body.length);
    headers.forEach((name, value) -> head.append("\r\n").append(name).append(": ").append(value));
    byte[] start = head.append("\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[start.length + body.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    return all;
  }

  /**
   * The same, once more over a new connection if the server has closed this one: it does so with
   * those that were idle for long. For requests that may come twice.
   */
  public int sendAgainIfClosed(byte[] request) throws IOException {
    try {
      return send(request);
    } catch (EOFException | SocketException closed) {
      socket.close();
      connect();
      return send(request);
    }
  }

  /** Sends one and returns the status of the answer, which is read to its end. */
  public int send(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    String status = line();
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith(LENGTH)) {
        length = Integer.parseInt(lower.substring(LENGTH.length()).strip());
      }
    }
    in.skipNBytes(length);
    return Integer.parseInt(status.substring(9, 12));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
