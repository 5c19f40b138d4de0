/**
 * Live migration as a person sees it: both ends with the pass in flight between them, the curves it is judged by, the
 * controls while it runs, and the dialog that starts it. What is shown is read from the model and from the series; what is
 * asked for goes through the operations of the core.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.migration;
