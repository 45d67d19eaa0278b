package io.vertac.config;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a PostgreSQL database is and who may enter it.
 *
 * <p>Understands {@code postgresql://user:pass@host:5432/db?sslmode=require}, with {@code
 * postgres://} as a synonym and percent-encoded parts, and the JDBC form {@code
 * jdbc:postgresql://host:5432/db?user=..&password=..}.
 *
 * @param hosts {@code host:port}, or several of them separated by commas
 * @param database the database's name
 * @param user empty to let the driver choose
 * @param password empty for none; never shown
 * @param parameters connection parameters by the names the JDBC driver knows
 */
public record DatabaseUrl(
    String hosts, String database, String user, String password, Map<String, String> parameters) {

  private static final String JDBC = "jdbc:";
  private static final String EXPECTED =
      " cannot be used: expected postgresql://user:password@host:5432/database"
          + " or jdbc:postgresql://host:5432/database?user=..&password=..";

  /** What libpq calls differently from the JDBC driver. */
  private static final Map<String, String> DRIVER_NAMES =
      Map.of("application_name", "ApplicationName", "connect_timeout", "connectTimeout");

  private static final String HOST = "(\\[[0-9A-Fa-f:.]+]|[^:/@\\[\\]\\s,]+)(:\\d{1,5})?";
  private static final Pattern HOSTS = Pattern.compile(HOST + "(," + HOST + ")*");

  public DatabaseUrl {
    parameters = Map.copyOf(parameters);
  }

  /**
   * The database a setting names; empty when it is not set. The whole of it may be in a file that
   * {@code KEY_FILE} names, or its password alone in {@code DATABASE_PASSWORD} or {@code
   * DATABASE_PASSWORD_FILE}.
   *
   * @throws ConfigurationException if it cannot be understood; the message names the key only, as
   *     the value holds a password
   */
  public static Optional<DatabaseUrl> from(Environment environment, String key) {
    Optional<String> password = environment.secret("DATABASE_PASSWORD");
    return environment
        .secret(key)
        .map(text -> parse(key, text))
        .map(url -> password.map(url::withPassword).orElse(url));
  }

  private DatabaseUrl withPassword(String other) {
    return new DatabaseUrl(hosts, database, user, other, parameters);
  }

  static DatabaseUrl parse(String key, String text) {
    try {
      return text.startsWith(JDBC) ? jdbcForm(text.substring(JDBC.length())) : uriForm(text);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(key + EXPECTED + " (" + e.getMessage() + ")");
    }
  }

  /** The address for the JDBC driver, without user and password. */
  public String jdbcUrl() {
    String query =
        parameters.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    return "jdbc:postgresql://"
        + hosts
        + "/"
        + encode(database)
        + (query.isEmpty() ? "" : "?" + query);
  }

  /** Without the password, and without parameters, which may hold another one. */
  @Override
  public String toString() {
    return "DatabaseUrl[hosts=%s, database=%s, user=%s]".formatted(hosts, database, user);
  }

  private static DatabaseUrl uriForm(String text) {
    Parts parts = Parts.of(text);
    int at = parts.authority.lastIndexOf('@');
    String credentials = at < 0 ? "" : parts.authority.substring(0, at);
    int colon = credentials.indexOf(':');
    String user = colon < 0 ? credentials : credentials.substring(0, colon);
    String password = colon < 0 ? "" : credentials.substring(colon + 1);
    Map<String, String> parameters = new LinkedHashMap<>();
    parts.query.forEach(
        (name, value) -> parameters.put(DRIVER_NAMES.getOrDefault(name, name), decodeUri(value)));
    return of(
        parts.authority.substring(at + 1),
        decodeUri(parts.path),
        decodeUri(user),
        decodeUri(password),
        parameters);
  }

  private static DatabaseUrl jdbcForm(String text) {
    Parts parts = Parts.of(text);
    Map<String, String> parameters = new LinkedHashMap<>();
    parts.query.forEach((name, value) -> parameters.put(name, decode(value)));
    return of(parts.authority, decode(parts.path), "", "", parameters);
  }

  /** Credentials may also be given as parameters; both libpq and the driver allow it. */
  private static DatabaseUrl of(
      String hosts, String database, String user, String password, Map<String, String> parameters) {
    String userParameter = parameters.remove("user");
    String passwordParameter = parameters.remove("password");
    if (!HOSTS.matcher(hosts).matches()) {
      throw new IllegalArgumentException("it names no host, or more than host:port");
    }
    if (database.isEmpty()) {
      throw new IllegalArgumentException("it names no database");
    }
    return new DatabaseUrl(
        hosts,
        database,
        userParameter == null ? user : userParameter,
        passwordParameter == null ? password : passwordParameter,
        parameters);
  }

  /** As in a form: '+' is a space. So does the JDBC driver. */
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // The decoder's own message quotes the text, which may be a password.
      throw new IllegalArgumentException("a % is not followed by two hexadecimal digits");
    }
  }

  /** As in a URI: '+' is itself. */
  private static String decodeUri(String text) {
    return decode(text.replace("+", "%2B"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Cut by hand: java.net.URI knows neither several hosts nor a password with odd characters. */
  private record Parts(String authority, String path, Map<String, String> query) {

    static Parts of(String text) {
      String rest = afterScheme(text);
      int question = rest.indexOf('?');
      String address = question < 0 ? rest : rest.substring(0, question);
      // The last slash: one in the password need not be percent-encoded.
      int slash = address.lastIndexOf('/');
      if (slash < 0) {
        throw new IllegalArgumentException("it names no database");
      }
      return new Parts(
          address.substring(0, slash),
          address.substring(slash + 1),
          query(question < 0 ? "" : rest.substring(question + 1)));
    }

    private static String afterScheme(String text) {
      for (String scheme : new String[] {"postgresql://", "postgres://"}) {
        if (text.startsWith(scheme)) {
          return text.substring(scheme.length());
        }
      }
      throw new IllegalArgumentException("it does not begin with postgresql://");
    }

    private static Map<String, String> query(String text) {
      Map<String, String> parameters = new LinkedHashMap<>();
      for (String pair : text.split("&")) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
        } else if (!pair.isEmpty()) {
          throw new IllegalArgumentException("a parameter has no value");
        }
      }
      return parameters;
    }
  }
}
