package io.vertac.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A WebSocket client that does what is asked of it and nothing else, right or wrong. */
final class RawViewer implements AutoCloseable {
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int FIN = 0x80;
  private static final int RSV1 = 0x40;
  private static final int MASKED = 0x80;
  private static final int SMALL_BUFFER = 8 * 1024;

  private final Socket socket = new Socket();
  private final DataInputStream in;
  private final OutputStream out;
  private final String response;
  private int wireBytes;

  /** One frame, or several that make up a message. */
  record Message(int opcode, byte[] payload) {
    String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }
  }

  /**
   * @param source the client's own address
   * @param headers each with its line end
   */
  RawViewer(int port, String source, String path, String headers) throws IOException {
    socket.setReceiveBufferSize(SMALL_BUFFER);
    socket.bind(new InetSocketAddress(InetAddress.getByName(source), 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setSoTimeout(60_000);
    in = new DataInputStream(socket.getInputStream());
    out = socket.getOutputStream();
    out.write(
        ("GET "
                + path
                + " HTTP/1.1\r\nHost: 127.0.0.1:"
                + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + headers
                + "\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    response = head();
  }

  static RawViewer of(RunningGateway gateway, String stream) throws IOException {
    return new RawViewer(gateway.port(), "127.0.0.1", "/api/live/ws/stream/" + stream, "");
  }

  int status() {
    return Integer.parseInt(response.split(" ")[1]);
  }

  /** Status line and headers. */
  String response() {
    return response;
  }

  void send(String text) throws IOException {
    send(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A masked frame, as clients send. */
  void send(int opcode, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(FIN | opcode);
    if (payload.length < 126) {
      frame.write(MASKED | payload.length);
    } else {
      frame.write(MASKED | 126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    }
    frame.writeBytes(new byte[4]);
    frame.writeBytes(payload);
    write(frame.toByteArray());
  }

  void write(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** The next message of the server, fragments put together, inflated if it was compressed. */
  Message next() throws IOException {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    int opcode = 0;
    boolean compressed = false;
    while (true) {
      int first = in.readUnsignedByte();
      int length = in.readUnsignedByte();
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        length = (int) in.readLong();
      }
      byte[] part = new byte[length];
      in.readFully(part);
      wireBytes += length;
      if ((first & 0xF) >= CLOSE) {
        return new Message(first & 0xF, part);
      }
      opcode = (first & 0xF) == 0 ? opcode : first & 0xF;
      compressed |= (first & RSV1) != 0;
      payload.writeBytes(part);
      if ((first & FIN) != 0) {
        byte[] all = payload.toByteArray();
        return new Message(opcode, compressed ? inflated(all) : all);
      }
    }
  }

  /** The next text; pings are answered. */
  JsonNode json() throws IOException {
    Message message = next();
    while (message.opcode() == PING) {
      send(PONG, message.payload());
      message = next();
    }
    if (message.opcode() == CLOSE) {
      throw new EOFException("closed: " + code(message));
    }
    return MAPPER.readTree(message.payload());
  }

  /** Reads on until the connection ends; the close code, or -1 if there was none. */
  int closeCode() throws IOException {
    try {
      while (true) {
        Message message = next();
        if (message.opcode() == CLOSE) {
          return code(message);
        }
      }
    } catch (EOFException | SocketException e) {
      return -1;
    }
  }

  /** Payload bytes that came so far. */
  int wireBytes() {
    return wireBytes;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static int code(Message close) {
    return close.payload().length < 2
        ? -1
        : (close.payload()[0] & 0xFF) << 8 | close.payload()[1] & 0xFF;
  }

  private static byte[] inflated(byte[] payload) throws IOException {
    Inflater inflater = new Inflater(true);
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    byte[] tail = {0, 0, -1, -1};
    byte[] chunk = new byte[8192];
    try {
      for (byte[] part : new byte[][] {payload, tail}) {
        inflater.setInput(part);
        int made;
        while ((made = inflater.inflate(chunk)) > 0) {
          plain.write(chunk, 0, made);
        }
      }
    } catch (DataFormatException e) {
      throw new IOException(e);
    } finally {
      inflater.end();
    }
    return plain.toByteArray();
  }

  private String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the server said nothing");
      }
      head.append((char) next);
    }
    return head.toString();
  }
}
