/** Computers far away that a person has added to the workbench, and what is asked while they are connected. */
@NonNullByDefault
package org.wheelhouse.core.remote;

import org.eclipse.jdt.annotation.NonNullByDefault;
