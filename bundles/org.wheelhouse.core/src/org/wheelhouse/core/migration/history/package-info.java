/** The history of migrations: what is kept of each that was seen, looked at again, saved, opened and deleted. What it shows is in the model. */
@NonNullByDefault
package org.wheelhouse.core.migration.history;

import org.eclipse.jdt.annotation.NonNullByDefault;
