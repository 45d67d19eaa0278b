/** Alerts as the database has them, and what people say about them. */
package io.vertac.gateway.alerts;
