/** Asks a gateway what its description allows, and more, and holds the answers against it. */
package io.vertac.api;
