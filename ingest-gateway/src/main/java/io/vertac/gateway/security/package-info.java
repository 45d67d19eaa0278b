/** Who is asking, and what they may do; knows neither HTTP nor topics beyond its own. */
package io.vertac.gateway.security;
