/**
 * The pages of Window &gt; Preferences. Each shows and keeps what is read elsewhere, where it acts; what is of a computer is kept
 * by its host, what is of the workbench with its workspace.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.preferences;
