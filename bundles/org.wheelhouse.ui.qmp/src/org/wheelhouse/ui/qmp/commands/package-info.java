/** All commands of the machine that is shown, with their arguments. What is picked goes into the console. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.qmp.commands;
