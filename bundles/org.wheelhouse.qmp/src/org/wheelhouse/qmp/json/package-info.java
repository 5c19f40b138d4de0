/**
 * Objects of JSON as Java records, read and written by the components of the record. A component is the member of its own name,
 * {@code node-name} for {@code nodeName}, unless it is annotated.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.qmp.json;
