package org.wheelhouse.ui.definition.wizard;

import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.model.live.Host;

/** Whether no machine can be made on a computer now: what is not possible is not in its menu. UI thread. */
public final class HostTester extends PropertyTester {

	@Override
	public boolean test(@Nullable Object receiver, @Nullable String property, Object @Nullable [] args,
			@Nullable Object expected) {
		return receiver instanceof Host host && !ListedHost.isReady(host);
	}
}
