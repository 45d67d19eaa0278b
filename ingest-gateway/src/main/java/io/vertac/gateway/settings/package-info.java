/** How streams are analysed, where somebody chose. */
package io.vertac.gateway.settings;
