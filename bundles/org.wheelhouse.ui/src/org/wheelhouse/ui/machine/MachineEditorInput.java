package org.wheelhouse.ui.machine;

import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;
import org.wheelhouse.ui.theme.Icon;

/** Which machine an editor is about; it is opened again at the next start. Immutable. */
public final class MachineEditorInput extends PlatformObject implements IEditorInput, IPersistableElement {

	static final String MACHINE = "machine";
	static final String NAME = "name";

	private final String machineId;
	private final String name;

	/** @param name what the machine was called when it was opened */
	public MachineEditorInput(String machineId, String name) {
		this.machineId = machineId;
		this.name = name;
	}

	/** The key of the machine. */
	public String machineId() {
		return machineId;
	}

	@Override
	public boolean exists() {
		return true;
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return Icon.MACHINES.descriptor();
	}

	@Override
	public String getName() {
		return name;
	}

	@Override
	public String getToolTipText() {
		return name;
	}

	@Override
	public IPersistableElement getPersistable() {
		return this;
	}

	@Override
	public String getFactoryId() {
		return MachineEditorInputFactory.ID;
	}

	@Override
	public void saveState(@Nullable IMemento memento) {
		if (memento != null) {
			memento.putString(MACHINE, machineId);
			memento.putString(NAME, name);
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof MachineEditorInput input && input.machineId.equals(machineId);
	}

	@Override
	public int hashCode() {
		return machineId.hashCode();
	}
}
