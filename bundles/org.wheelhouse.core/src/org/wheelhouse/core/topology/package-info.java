/**
 * Every bus of a machine, what is on it and which places of it are free: read from the object tree and joined with the PCI
 * topology. Says where a type of device fits, and why it does not fit elsewhere.
 */
@NonNullByDefault
package org.wheelhouse.core.topology;

import org.eclipse.jdt.annotation.NonNullByDefault;
