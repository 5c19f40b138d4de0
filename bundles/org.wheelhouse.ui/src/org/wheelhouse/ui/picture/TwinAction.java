package org.wheelhouse.ui.picture;

import java.util.function.Consumer;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.wheelhouse.ui.common.Icon;

/** The button of a view that changes from the picture to the table and back; what was chosen is remembered. UI thread. */
public final class TwinAction extends Action {

	private final String key;
	private final IDialogSettings settings;
	private final Consumer<Boolean> show;

	/**
	 * @param view     what the choice is remembered under
	 * @param settings where
	 * @param show     shows the table when true; called at once with what is remembered
	 */
	public TwinAction(String view, IDialogSettings settings, Consumer<Boolean> show) {
		super(Messages.TwinAction_table, IAction.AS_CHECK_BOX);
		this.key = view + ".table";
		this.settings = settings;
		this.show = show;
		setId("wheelhouse.twin");
		setImageDescriptor(Icon.TABLE.descriptor());
		setToolTipText(Messages.TwinAction_tip);
		setChecked(settings.getBoolean(key));
		show.accept(isChecked());
	}

	@Override
	public void run() {
		settings.put(key, isChecked());
		show.accept(isChecked());
	}
}
