/**
 * What is looked at before a migration is started: each look gives lines with a reason and a remedy. Nothing here changes
 * either machine, and no image is written to.
 */
@NonNullByDefault
package org.wheelhouse.core.migration.preflight;

import org.eclipse.jdt.annotation.NonNullByDefault;
