package org.wheelhouse.ui.hotplug;

import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.pci.DeviceType;

/** The fields of a form that are about the host's side. UI thread. */
sealed interface BackendFields permits DiskFields, NetworkFields, BackendFields.None {

	/** What they say now. */
	PlugDraft.Backend backend();

	/** Lets them be changed or not. */
	void enable(boolean enabled);

	/** Makes those that a type of device needs. */
	static BackendFields of(Composite parent, DeviceType type, Runnable changed) {
		return switch (type.backend()) {
			case BLOCK -> new DiskFields(parent, changed);
			case NET -> new NetworkFields(parent, changed);
			case NONE -> new None();
		};
	}

	/** There are none. */
	record None() implements BackendFields {

		@Override
		public PlugDraft.Backend backend() {
			return new PlugDraft.Backend.Nothing();
		}

		@Override
		public void enable(boolean enabled) {
			// There is nothing to be changed.
		}
	}
}
