/**
 * The window New Machine: what a machine is made from, what it gets of this computer, and beside it from the first key on the
 * definition that will be written and each file that comes into being. What is made of the entries is core's business.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.definition.wizard;
