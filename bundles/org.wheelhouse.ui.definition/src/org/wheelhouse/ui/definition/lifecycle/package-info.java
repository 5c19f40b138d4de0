/**
 * What is done to a machine that does not run as a whole: renamed, duplicated, deleted. Each thing that will be done to files is
 * said beforehand; long work can be given up.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.definition.lifecycle;
