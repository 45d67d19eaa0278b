/**
 * The whole road on real parts: samples go in over HTTP, and what comes out is read from where the
 * pipeline put it. What must hold is said in abstract classes; {@code EmbeddedRoadIT} and {@code
 * ContainerRoadIT} say on which parts.
 */
package io.vertac.road;
