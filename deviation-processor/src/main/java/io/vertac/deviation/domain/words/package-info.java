/** Findings in words for the people at the machine. */
package io.vertac.deviation.domain.words;
