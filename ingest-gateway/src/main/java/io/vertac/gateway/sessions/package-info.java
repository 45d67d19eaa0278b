/** Ends sessions for good, on every gateway. */
package io.vertac.gateway.sessions;
