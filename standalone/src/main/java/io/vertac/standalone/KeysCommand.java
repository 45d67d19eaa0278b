package io.vertac.standalone;

import io.vertac.config.Environment;
import io.vertac.events.ApiKey;
import io.vertac.gateway.keys.KeyRing;
import io.vertac.gateway.security.KeyText;
import io.vertac.topics.KafkaSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vertac keys}: who may enter. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = {
      "Makes, lists and revokes the keys that open the gateway.",
      "",
      "Kafka and registry are those of the environment (KAFKA_BOOTSTRAP_SERVERS,",
      "SCHEMA_REGISTRY_URL), else those of a 'vertac up' that runs on --data-dir.",
      "From the first key on, every gateway on this Kafka asks for one."
    },
    subcommands = {KeysCommand.Create.class, KeysCommand.Listing.class, KeysCommand.Revoke.class})
final class KeysCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "keys what? create, list or revoke");
  }

  private static Instant second(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Where Kafka is. */
  static final class Where {
    @Option(
        names = "--data-dir",
        paramLabel = "DIR",
        defaultValue = "vertac-data",
        description = "Folder of a running 'vertac up' (default: ${DEFAULT-VALUE}).")
    Path dataDir;

    KeyRing ring() {
      Map<String, String> variables = EndpointsFile.variables(System.getenv(), dataDir);
      return new KeyRing(KafkaSettings.from(new Environment(variables)), Clock.systemUTC());
    }
  }

  /** {@code vertac keys create}. */
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      usageHelpWidth = 100,
      description = "Makes a key and prints it, this once. Only its hash is kept.")
  static final class Create implements Callable<Integer> {
    @Mixin private final Where where = new Where();

    @Option(
        names = "--role",
        required = true,
        paramLabel = "ROLE",
        description = {
          "edge: writes to streams of its own. viewer: sees everything.",
          "operator: a viewer who also commands and acknowledges. admin: all of it."
        })
    private String role;

    @Option(
        names = "--stream",
        paramLabel = "ID",
        description = "Of role edge: the only stream it may write to; may be repeated.")
    private List<String> streams = List.of();

    @Option(names = "--name", paramLabel = "TEXT", description = "What people call it.")
    private String name = "";

    @Option(
        names = "--expires-days",
        paramLabel = "N",
        description = "Opens nothing after so many days.")
    private Integer expiresDays;

    @Override
    public Integer call() {
      Optional<Instant> until =
          Optional.ofNullable(expiresDays).map(days -> Instant.now().plus(Duration.ofDays(days)));
      KeyRing.Wanted wanted = new KeyRing.Wanted(role, streams, name, until);
      KeyRing ring = where.ring();
      for (String unknown : ring.unregistered(wanted.streams())) {
        System.err.println(
            "vertac: warning: no stream has the id "
                + unknown
                + " yet; if that is no mistake, the key may register it");
      }
      KeyText key = ring.create(wanted);
      System.out.println(key.text());
      System.err.println(
          "vertac: this is shown once; keep it where only its user can read it. To take it back:"
              + " vertac keys revoke "
              + key.id());
      return 0;
    }
  }

  /** {@code vertac keys list}. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      usageHelpWidth = 100,
      description = "Shows all keys that were ever made, oldest first; never the keys themselves.")
  static final class Listing implements Callable<Integer> {
    private static final String FORM = "%-12s  %-8s  %-8s  %-20s  %-20s  %s%n";

    @Mixin private final Where where = new Where();

    @Override
    public Integer call() {
      System.out.printf(FORM, "id", "role", "state", "created", "ends", "name and streams");
      for (ApiKey key : where.ring().list()) {
        System.out.printf(
            FORM,
            key.getKeyId(),
            key.getRole(),
            state(key),
            second(key.getCreatedAt()),
            ends(key),
            (key.getName() + " " + String.join(" ", key.getStreams())).strip());
      }
      return 0;
    }

    static String state(ApiKey key) {
      if (key.getRevokedAt() != null) {
        return "revoked";
      }
      boolean over = key.getExpiresAt() != null && !Instant.now().isBefore(key.getExpiresAt());
      return over ? "expired" : "active";
    }

    /** When it was revoked, or when it expires or did; a dash if only revoking ends it. */
    private static String ends(ApiKey key) {
      Instant end = key.getRevokedAt() != null ? key.getRevokedAt() : key.getExpiresAt();
      return end == null ? "-" : second(end).toString();
    }
  }

  /** {@code vertac keys revoke}. */
  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      usageHelpWidth = 100,
      description = "Takes a key's power away, on every gateway and at once.")
  static final class Revoke implements Callable<Integer> {
    @Mixin private final Where where = new Where();

    @Parameters(paramLabel = "KEY_ID", description = "As 'vertac keys list' shows it.")
    private String keyId;

    @Override
    public Integer call() {
      KeyRing.Revoked revoked = where.ring().revoke(keyId);
      ApiKey key = revoked.key();
      if (revoked.before()) {
        System.out.printf(
            "already revoked at %s: %s (%s)%n",
            second(key.getRevokedAt()), key.getKeyId(), key.getRole());
      } else {
        System.out.printf("revoked: %s (%s)%n", key.getKeyId(), key.getRole());
      }
      return 0;
    }
  }
}
