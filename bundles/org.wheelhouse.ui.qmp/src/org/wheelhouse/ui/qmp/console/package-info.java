/** A person speaks QMP to a machine: what is written, what came of it, and the events between. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.qmp.console;
