/** What is wrong with the definitions that are edited, and the view that lists it. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.definition.problems;
