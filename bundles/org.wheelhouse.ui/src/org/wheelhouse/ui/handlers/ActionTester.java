package org.wheelhouse.ui.handlers;

import java.util.Collection;

import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Tests of the actions that are possible now ({@link ActiveMachine#ACTIONS}) whether one is among them, by its
 * {@linkplain MachineAction#key() key}: the property {@code org.wheelhouse.ui.possible} in {@code plugin.xml}.
 */
public final class ActionTester extends PropertyTester {

	@Override
	public boolean test(@Nullable Object receiver, @Nullable String property, Object @Nullable [] arguments,
			@Nullable Object expected) {
		return receiver instanceof Collection<?> possible && possible.contains(expected);
	}
}
