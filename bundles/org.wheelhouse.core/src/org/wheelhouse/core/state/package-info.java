/** What is known of a machine at one moment: immutable, shared by all threads. */
@NonNullByDefault
package org.wheelhouse.core.state;

import org.eclipse.jdt.annotation.NonNullByDefault;
