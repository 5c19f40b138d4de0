/**
 * What a person does to a machine as a whole, to a network card's link and to memory: forms, and the commands that open
 * them.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.machineacts;
