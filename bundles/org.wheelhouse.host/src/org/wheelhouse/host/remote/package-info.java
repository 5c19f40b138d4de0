/**
 * Computers that are reached over a connection which comes and goes, and may ask a person something: what the interface and the
 * registry know of them, whatever makes the connection.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.host.remote;
