/** How PostgreSQL is read: few connections, page by page. */
package io.vertac.gateway.database;
