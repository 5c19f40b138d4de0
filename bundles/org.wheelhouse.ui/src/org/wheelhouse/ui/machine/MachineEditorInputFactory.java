package org.wheelhouse.ui.machine;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;

/** Reads back which machine an editor was about. */
public final class MachineEditorInputFactory implements IElementFactory {

	static final String ID = "org.wheelhouse.ui.machine.input";

	@Override
	public @Nullable IAdaptable createElement(@Nullable IMemento memento) {
		var id = memento == null ? null : memento.getString(MachineEditorInput.MACHINE);
		if (memento == null || id == null) {
			return null;
		}
		var name = memento.getString(MachineEditorInput.NAME);
		return new MachineEditorInput(id, name == null ? id : name);
	}
}
