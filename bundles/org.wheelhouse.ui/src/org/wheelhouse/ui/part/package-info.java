/** Parts of the workbench that are about a machine: the current one, or one that they were pinned to. */
@NonNullByDefault
package org.wheelhouse.ui.part;

import org.eclipse.jdt.annotation.NonNullByDefault;
