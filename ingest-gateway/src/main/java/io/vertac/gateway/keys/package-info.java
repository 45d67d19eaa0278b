/** Makes, lists and revokes keys, where Kafka can be reached. */
package io.vertac.gateway.keys;
