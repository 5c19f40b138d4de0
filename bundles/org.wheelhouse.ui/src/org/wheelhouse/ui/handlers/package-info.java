/**
 * The workbench's commands on machines: when each is possible, and short handlers that hand over to the operations of the
 * core.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.handlers;
