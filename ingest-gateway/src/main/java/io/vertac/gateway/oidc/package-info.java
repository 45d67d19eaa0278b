/** Tokens of an OpenID provider. */
package io.vertac.gateway.oidc;
