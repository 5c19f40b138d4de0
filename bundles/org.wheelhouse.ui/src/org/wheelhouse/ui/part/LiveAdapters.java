package org.wheelhouse.ui.part;

import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.wheelhouse.model.live.Machine;

/** Tells of any object of the live model which machine it is about. Declared in {@code plugin.xml}. */
public final class LiveAdapters implements IAdapterFactory {

	@Override
	@NonNullByDefault({}) // the interface answers null for "none"
	public <T> T getAdapter(Object element, Class<T> type) {
		return type == Machine.class && element instanceof EObject object
				? InventoryLookup.owner(object).map(type::cast).orElse(null)
				: null;
	}

	@Override
	public Class<?>[] getAdapterList() {
		return new Class<?>[]{Machine.class};
	}
}
