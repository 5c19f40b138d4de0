/** The menu Help: the manual, what the product is made of, and a report for whoever is asked for help. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.help;
