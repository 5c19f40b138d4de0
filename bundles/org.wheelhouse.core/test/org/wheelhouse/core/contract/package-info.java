/**
 * What core relies on of the interfaces that other bundles implement: each implementation and each stand-in runs these tests.
 * {@code releng/org.wheelhouse.faulttest}, which sees all bundles, compiles them too.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.contract;
