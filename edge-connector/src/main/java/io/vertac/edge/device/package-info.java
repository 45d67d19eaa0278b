/** The seam between devices of any kind and the connector. */
package io.vertac.edge.device;
