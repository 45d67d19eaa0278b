/** The gateway's certificate and whom it trusts, from PEM files. */
package io.vertac.gateway.tls;
