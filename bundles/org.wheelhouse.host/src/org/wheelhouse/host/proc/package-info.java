/** What Linux tells of processes and sockets, as text: the same from a computer here and far away. Pure. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.host.proc;
