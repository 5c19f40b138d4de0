/**
 * QEMUs that run and are not known yet: which monitors their command lines give them, whose they are, and whether one can attach.
 * Pure.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.found;
