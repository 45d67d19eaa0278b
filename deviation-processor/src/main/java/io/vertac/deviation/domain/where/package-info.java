/**
 * Where in a cycle a curve leaves what is usual: what is said, marked and coloured of a deviation
 * all comes from here. Pure arithmetic on grids; no state.
 */
package io.vertac.deviation.domain.where;
