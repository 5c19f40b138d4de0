/**
 * Tells from the samples of a live migration whether it will end, when, and with what downtime, and what can be done. Pure:
 * the same samples and limits give the same answer, at once and on any thread.
 */
@NonNullByDefault
package org.wheelhouse.core.migration.forecast;

import org.eclipse.jdt.annotation.NonNullByDefault;
