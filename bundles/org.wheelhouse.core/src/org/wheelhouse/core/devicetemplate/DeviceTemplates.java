package org.wheelhouse.core.devicetemplate;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.state.Subscription;

/**
 * The templates that a person has kept: of this workbench, whatever machine and computer they are used for. Any thread; nothing blocks,
 * changes are written behind the scenes.
 */
public interface DeviceTemplates {

	/** All, by name. */
	List<DeviceTemplate> all();

	/** The one of this name; case is of no matter. */
	default Optional<DeviceTemplate> of(String name) {
		return all().stream().filter(template -> DeviceTemplate.isSame(template.name(), name)).findFirst();
	}

	/** Keeps a template, in place of the one that has its name. */
	void keep(DeviceTemplate template);

	/**
	 * Gives a template another name.
	 *
	 * @return whether it has it: not when another one has that name, or there is no such template
	 */
	boolean rename(String name, String other);

	/** Forgets a template. Devices that were made by it stay. */
	void remove(String name);

	/** Hears of every change; on the thread that makes it. */
	Subscription onChange(Runnable listener);
}
