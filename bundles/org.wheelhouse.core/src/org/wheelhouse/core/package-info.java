/**
 * What Wheelhouse knows about machines and can do with them: the registry of machines, their snapshots, their events.
 * The {@code live} model that views show is written from here, and only here, on the model thread.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core;
