package org.wheelhouse.ui.definition.wizard;

import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.Machine;

/**
 * What is not possible is not in the menu of a row: {@code away} of a computer on which no machine can be made now,
 * {@code hasImages} of a computer or machine of which images can be copied, for which one may have to be made whole beside it.
 * UI thread.
 */
public final class HostTester extends PropertyTester {

	@Override
	public boolean test(@Nullable Object receiver, @Nullable String property, Object @Nullable [] args,
			@Nullable Object expected) {
		return "away".equals(property)
				? receiver instanceof Host host && !ListedHost.isReady(host)
				: switch (receiver) {
					case Host host -> ListedHost.isReady(host);
					case Machine machine -> !machine.getDefinitionPath().isEmpty()
							&& machine.getHost() instanceof Host host && ListedHost.isReady(host);
					case null, default -> false;
				};
	}
}
