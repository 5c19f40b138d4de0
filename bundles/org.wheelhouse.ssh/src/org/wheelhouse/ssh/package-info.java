/**
 * A computer that is reached by the system's OpenSSH as a {@link org.wheelhouse.host.Host}. What the user's own configuration,
 * agent, jump hosts and keys do in a terminal they do here.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ssh;
