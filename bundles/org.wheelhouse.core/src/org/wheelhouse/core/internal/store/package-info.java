/**
 * What survives the workbench: the known machines as one JSON file, in a folder that one workbench at a time may use.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.internal.store;
