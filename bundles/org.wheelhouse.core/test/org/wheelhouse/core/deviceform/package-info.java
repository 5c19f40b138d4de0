@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.deviceform;
