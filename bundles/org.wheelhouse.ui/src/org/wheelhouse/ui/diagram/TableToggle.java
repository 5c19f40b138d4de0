package org.wheelhouse.ui.diagram;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;
import org.wheelhouse.ui.theme.Icon;

/** The button of a view that changes from the picture to the table and back; what was chosen is remembered. UI thread. */
public final class TableToggle extends Action {

	private static final String TABLE = ".table";

	private final DiagramAndTable twin;
	private final String key;
	private final IDialogSettings settings;

	/**
	 * @param view     what the choice is remembered under
	 * @param settings where
	 */
	public TableToggle(DiagramAndTable twin, String view, IDialogSettings settings) {
		super(Messages.TwinAction_table, IAction.AS_CHECK_BOX);
		this.twin = twin;
		this.key = view + TABLE;
		this.settings = settings;
		setId("org.wheelhouse.ui.table");
		setImageDescriptor(Icon.TABLE.descriptor());
		setToolTipText(Messages.TwinAction_tip);
		setChecked(settings.getBoolean(key));
		twin.showTable(isChecked());
	}

	/** Puts the button into a view's tool bar and makes the twin the source of the view's selection. */
	public static void install(IViewSite site, DiagramAndTable twin) {
		var settings = PlatformUI.getDialogSettingsProvider(FrameworkUtil.getBundle(TableToggle.class))
				.getDialogSettings();
		site.getActionBars().getToolBarManager().add(new TableToggle(twin, site.getId(), settings));
		site.setSelectionProvider(twin);
	}

	@Override
	public void run() {
		settings.put(key, isChecked());
		twin.showTable(isChecked());
	}
}
