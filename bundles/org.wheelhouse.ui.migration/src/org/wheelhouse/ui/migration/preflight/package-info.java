/**
 * What was looked at before a migration, line by line: in the form that begins one, and beside one that runs. Lines are those
 * of the live model's kind; they are made by core.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.migration.preflight;
