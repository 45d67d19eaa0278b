package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What bad clients do harms nobody else. */
class LiveLimitsIT {
  private static final int PER_ADDRESS = 20;
  private static final String PATH = "/api/live/ws/stream/";

  private static RunningGateway gateway;
  private static String stream;
  private TestViewer bystander;

  @BeforeAll
  static void start() {
    gateway =
        new RunningGateway(
            SharedParts.settings(),
            Map.of(
                "LIVE_MAX_VIEWERS_PER_ADDRESS", Integer.toString(PER_ADDRESS),
                // Nobody here goes for that reason, however long it takes.
                "LIVE_IDLE_TIMEOUT_SEC", "3600",
                "LIVE_STALL_TIMEOUT_SEC", "600",
                "ALLOWED_ORIGINS", "https://hall.example:8443, http://wall.example"));
    stream = gateway.register("exposed");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void watch() {
    bystander = TestViewer.greeted(gateway, stream);
  }

  /** Whatever happened, somebody else still sees what he came for. */
  @AfterEach
  void shouldHaveHarmedNobodyElse() {
    double value = new Random().nextInt(1_000_000);
    gateway.post(
        "/api/live/batch",
        Batches.of(stream, null, Batches.sample(Instant.now(), "force", "" + value)));
    bystander.until(m -> m.at("/data/samples").findValuesAsText("value").contains("" + value));
    bystander.leave();
    gateway.await(() -> gateway.viewers() == 0);
  }

  @Test
  void shouldLetAThousandSocketsOfOneAddressTakeOnlyTheirShare() throws IOException {
    List<RawViewer> crowd = new ArrayList<>();
    List<RawViewer> upgraded = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      RawViewer one = new RawViewer(gateway.port(), "127.0.0.9", PATH + stream, "");
      crowd.add(one);
      if (one.status() == 101) {
        upgraded.add(one);
      } else {
        assertThat(one.status()).isEqualTo(429);
        assertThat(one.response()).contains("application/problem+json").contains("Retry-After");
      }
    }
    int welcome = 0;
    for (RawViewer one : upgraded) {
      welcome += isGreeted(one) ? 1 : 0;
    }
    assertThat(welcome).isEqualTo(PER_ADDRESS);
    gateway.await(() -> gateway.viewers() == PER_ADDRESS + 1);
    assertThat(gateway.get("/api/health").status()).isEqualTo(200);
    try (RawViewer neighbour = new RawViewer(gateway.port(), "127.0.0.8", PATH + stream, "")) {
      assertThat(neighbour.status()).isEqualTo(101);
    }
    for (RawViewer one : crowd) {
      one.close();
    }
    gateway.await(() -> gateway.viewers() <= 1);
    try (RawViewer again = new RawViewer(gateway.port(), "127.0.0.9", PATH + stream, "")) {
      assertThat(again.status()).isEqualTo(101);
    }
  }

  @Test
  void shouldEndConnectionsThatSendGarbage() throws IOException {
    byte[] noise = new byte[20_000];
    new Random(1).nextBytes(noise);
    byte[] long64 = {(byte) 0x81, (byte) 0xFF, 0x7F, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0};
    byte[] unmasked = {(byte) 0x81, 4, 'p', 'i', 'n', 'g'};
    byte[] reserved = {(byte) 0x83, (byte) 0x80, 0, 0, 0, 0};
    byte[] compressedUnasked = {(byte) 0xC1, (byte) 0x80, 0, 0, 0, 0};
    byte[] brokenUtf8 = {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, (byte) 0xC3, 0x28};
    for (byte[] garbage :
        List.of(noise, long64, unmasked, reserved, compressedUnasked, brokenUtf8)) {
      try (RawViewer bad = RawViewer.of(gateway, stream)) {
        bad.write(garbage);
        assertThat(bad.closeCode()).isIn(1002, 1003, 1007, 1009, -1);
      }
    }
  }

  @Test
  void shouldEndConnectionsThatSendWhatNobodyWants() throws IOException {
    try (RawViewer large = RawViewer.of(gateway, stream)) {
      large.send(RawViewer.TEXT, new byte[5_000]);
      assertThat(large.closeCode()).isEqualTo(1009);
    }
    try (RawViewer binary = RawViewer.of(gateway, stream)) {
      binary.send(RawViewer.BINARY, new byte[10]);
      assertThat(binary.closeCode()).isIn(1003, 1007, 1008);
    }
    try (RawViewer flood = RawViewer.of(gateway, stream)) {
      assertThat(flooded(flood)).isIn(1008, -1);
    }
  }

  @Test
  void shouldLetOwnAndNamedOriginsConnectOnly() throws IOException {
    assertThat(status("Origin: http://127.0.0.1:" + gateway.port())).isEqualTo(101);
    assertThat(status("Origin: https://hall.example:8443")).isEqualTo(101);
    assertThat(status("Origin: HTTP://WALL.example")).isEqualTo(101);
    assertThat(status("Origin: http://evil.example")).isEqualTo(403);
    assertThat(status("Origin: http://127.0.0.1")).isEqualTo(403);
    assertThat(status("Origin: null")).isEqualTo(403);
  }

  @Test
  void shouldSayThatItIsAWebSocket() {
    RunningGateway.Answer answer = gateway.get(PATH + stream);
    assertThat(answer.status()).isEqualTo(426);
    assertThat(answer.json().get("code").textValue()).isEqualTo("upgrade_required");
  }

  @Test
  void shouldCompressForThoseWhoCan() throws IOException {
    String offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";
    try (RawViewer viewer = new RawViewer(gateway.port(), "127.0.0.1", PATH + stream, offer)) {
      assertThat(viewer.response())
          .contains("permessage-deflate")
          .contains("server_no_context_takeover");
      assertThat(viewer.json().get("type").textValue()).isEqualTo("connection_established");
      viewer.json();
      int before = viewer.wireBytes();
      gateway.post("/api/live/batch", Batches.counting(stream, "compressed", 1_000));
      JsonNode samples = viewer.json();
      assertThat(samples.at("/data/samples")).hasSize(1_000);
      assertThat(viewer.wireBytes() - before).isLessThan(samples.toString().length() / 4);
      viewer.write(compressedPing());
      assertThat(viewer.json().get("type").textValue()).isEqualTo("pong");
    }
  }

  /** One that is let in while another's connection is still being made is closed at once. */
  private static boolean isGreeted(RawViewer upgraded) throws IOException {
    RawViewer.Message first = upgraded.next();
    assertThat(first.opcode()).isIn(RawViewer.TEXT, RawViewer.CLOSE);
    return first.opcode() == RawViewer.TEXT;
  }

  private static int flooded(RawViewer flood) throws IOException {
    try {
      for (int i = 0; i < 500; i++) {
        flood.send("ping");
      }
    } catch (SocketException e) {
      return -1;
    }
    return flood.closeCode();
  }

  private static byte[] compressedPing() {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    deflater.setInput("ping".getBytes(StandardCharsets.US_ASCII));
    byte[] out = new byte[64];
    int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH) - 4;
    deflater.end();
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(0xC1);
    frame.write(0x80 | length);
    frame.writeBytes(new byte[4]);
    frame.writeBytes(Arrays.copyOf(out, length));
    return frame.toByteArray();
  }

  private static int status(String origin) throws IOException {
    try (RawViewer viewer =
        new RawViewer(gateway.port(), "127.0.0.1", PATH + stream, origin + "\r\n")) {
      return viewer.status();
    }
  }
}
