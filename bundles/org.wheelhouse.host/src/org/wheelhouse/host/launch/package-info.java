/**
 * What launching a machine means wherever its computer is: what QEMU is told beside the user's own options, the files in a
 * machine's private folder, how its log and its end are read. A host brings the way to its computer.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.host.launch;
