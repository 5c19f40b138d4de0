/**
 * The log of events: a ring for each machine and a file of bounded size, neither of which a flood can fill beyond measure.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.internal.log;
