/** How the cycles of one stream are analysed: what somebody chose, over what is configured. */
package io.vertac.deviation.domain.settings;
