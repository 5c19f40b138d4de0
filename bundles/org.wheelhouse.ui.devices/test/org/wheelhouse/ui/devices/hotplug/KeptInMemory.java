package org.wheelhouse.ui.devices.hotplug;

import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.core.devicetemplate.DeviceTemplate;
import org.wheelhouse.core.devicetemplate.DeviceTemplates;
import org.wheelhouse.core.state.Subscription;

/** Templates as long as a test. */
public final class KeptInMemory implements DeviceTemplates {

	private final List<DeviceTemplate> templates = new ArrayList<>();

	@Override
	public List<DeviceTemplate> all() {
		return List.copyOf(templates);
	}

	@Override
	public void keep(DeviceTemplate template) {
		templates.removeIf(other -> DeviceTemplate.isSame(other.name(), template.name()));
		templates.add(template);
	}

	@Override
	public boolean rename(String name, String other) {
		return false;
	}

	@Override
	public void remove(String name) {
		templates.removeIf(other -> DeviceTemplate.isSame(other.name(), name));
	}

	@Override
	public Subscription onChange(Runnable listener) {
		return () -> {
			// nobody listens
		};
	}
}
