package io.vertac.edge.failure;

import io.vertac.config.ConfigurationException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Says in plain words why a connection or a file failed, for logs and terminals. */
public final class Failures {
  private record Words(Class<? extends Throwable> type, String text) {}

  /** The first that fits counts. */
  private static final List<Words> KNOWN =
      List.of(
          new Words(UnknownHostException.class, "there is no host of this name"),
          new Words(UnresolvedAddressException.class, "there is no host of this name"),
          new Words(NoRouteToHostException.class, "no way leads to this host"),
          new Words(HttpConnectTimeoutException.class, "nobody answers at this address"),
          new Words(ConnectException.class, "nobody listens at this address"),
          new Words(HttpTimeoutException.class, "no answer in time"),
          new Words(SocketTimeoutException.class, "no answer in time"),
          new Words(TimeoutException.class, "no answer in time"),
          new Words(ClosedChannelException.class, "the connection broke"));

  private Failures() {}

  /** One line without the name of any class. */
  public static String say(Throwable failure) {
    Throwable deepest = failure;
    for (Throwable one = failure; one != null; one = one.getCause()) {
      if (one instanceof ConfigurationException) {
        return one.getMessage();
      }
      Optional<String> known = known(one);
      if (known.isPresent()) {
        return known.get();
      }
      deepest = one;
    }
    String message = deepest.getMessage();
    return message == null || message.isBlank() ? "the connection broke" : message.strip();
  }

  private static Optional<String> known(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof NoSuchFileException) {
      return Optional.of("there is no file " + message);
    }
    if (failure instanceof AccessDeniedException) {
      return Optional.of(message + " must not be read or written by this user");
    }
    if (failure instanceof SSLException) {
      return Optional.of("no encrypted connection: " + message);
    }
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("received no bytes") || lower.contains("connection reset")) {
      return Optional.of("the connection broke before an answer came");
    }
    return KNOWN.stream()
        .filter(words -> words.type().isInstance(failure))
        // Netty's own class for a refused connection and one that timed out.
        .map(words -> lower.contains("timed out") ? "nobody answers at this address" : words.text())
        .findFirst();
  }
}
