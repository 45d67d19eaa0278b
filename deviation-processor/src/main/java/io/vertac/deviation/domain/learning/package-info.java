/** What is known of a machine that makes one product, and how it comes to be known. */
package io.vertac.deviation.domain.learning;
