/**
 * What is measured of one curve: its checks against a learnt profile, and how far two curves are
 * apart. Pure arithmetic on grids; no state.
 */
package io.vertac.deviation.domain.features;
