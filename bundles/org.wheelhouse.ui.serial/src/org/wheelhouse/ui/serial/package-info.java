/**
 * The Serial Console view: a terminal on the selected machine's serial port, which gets every key while it has the focus.
 * What the guest writes is kept by core; here it is shown while somebody can see it.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.serial;
