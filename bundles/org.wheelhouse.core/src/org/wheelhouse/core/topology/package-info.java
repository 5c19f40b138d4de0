/**
 * Where a machine's PCI devices are and where another one may go: the topology as a pure function of the QOM tree and
 * {@code query-pci}, the devices that can be offered, and the rules that say before trying whether one fits.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.topology;
