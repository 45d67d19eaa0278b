/**
 * The servers that VerTac needs, without installing any: Kafka and a time-series store in this
 * process, a schema registry and PostgreSQL as children of it.
 *
 * <p>What they have in common: {@code start()} returns when the part is ready and throws {@link
 * io.vertac.embedded.PartException} with one line for the user if it cannot be; {@code close()} may
 * be called twice; all listen on loopback only, on ports the system chooses anew each time; each
 * owns one folder, which survives restarts and kills and which no second process may use meanwhile.
 * Parts know nothing of each other and may be started side by side.
 */
package io.vertac.embedded;
