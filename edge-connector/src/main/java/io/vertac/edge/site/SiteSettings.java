package io.vertac.edge.site;

import io.vertac.edge.gateway.GatewayAccess;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that an {@code edge.yaml} says.
 *
 * @param state where outboxes and stream ids are kept
 * @param requestTimeout after which an answer counts as lost
 * @param flush how long closing waits for what was read to be acknowledged
 * @param metrics where metrics can be asked for; empty for nowhere
 */
public record SiteSettings(
    Path state,
    GatewayAccess gateway,
    Duration requestTimeout,
    Duration flush,
    Optional<InetSocketAddress> metrics,
    List<StreamSettings> streams) {}
