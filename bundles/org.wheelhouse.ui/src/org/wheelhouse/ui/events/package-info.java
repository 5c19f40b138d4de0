/** The Events view: what the machines told by themselves, newest first, of all machines or of the selected one. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.events;
