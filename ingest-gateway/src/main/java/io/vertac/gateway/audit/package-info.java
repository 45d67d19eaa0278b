/** Who asked for what, and what came of it. */
package io.vertac.gateway.audit;
