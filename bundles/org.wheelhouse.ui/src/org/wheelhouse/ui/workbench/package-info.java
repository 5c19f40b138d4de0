/**
 * What the application does with the workbench as a whole: its services, the arguments of the command line, the question at
 * closing, the status line.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.workbench;
