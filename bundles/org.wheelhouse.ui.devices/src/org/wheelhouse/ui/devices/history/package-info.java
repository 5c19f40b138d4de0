/** What was done to the devices of a machine in this session, and what takes it back: the view, and Edit &gt; Undo. */
@NonNullByDefault
package org.wheelhouse.ui.devices.history;

import org.eclipse.jdt.annotation.NonNullByDefault;
