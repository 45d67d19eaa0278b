/** From measurements to one score of a cycle, its limits, its health and who is to blame. */
package io.vertac.deviation.domain.score;
