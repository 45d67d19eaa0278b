package io.vertac.edge.mqtt;

/**
 * A message from the broker.
 *
 * @param retained the broker had kept it; it may be old
 * @param acknowledge tells the broker that it is kept here
 */
record Message(String topic, byte[] payload, boolean retained, Runnable acknowledge) {}
