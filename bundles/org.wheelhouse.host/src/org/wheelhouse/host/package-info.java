/**
 * What a computer that runs QEMU offers: its binaries and accelerators, launching, adopting and ending machines.
 * Local, remote and simulated computers are three implementations of {@link org.wheelhouse.host.Host}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.host;
