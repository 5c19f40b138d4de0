package org.wheelhouse.ui.preferences;

import java.util.List;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.dialogs.PreferenceLinkArea;
import org.eclipse.ui.preferences.IWorkbenchPreferenceContainer;
import org.wheelhouse.ui.widget.Fields;

/** The page above others: what is set on them, where that is kept, and the way there. */
public final class OverviewPage extends SettingsPage implements IExecutableExtension {

	private static final String OURS = "org.wheelhouse.ui.preferences.";

	private record Entry(String page, String about) {}

	private static final List<Entry> GENERAL = List.of(new Entry(OURS + "appearance", Messages.Overview_Appearance),
			new Entry("org.eclipse.ui.preferencePages.ColorsAndFonts", Messages.Overview_ColorsAndFonts),
			new Entry("org.eclipse.ui.preferencePages.Keys", Messages.Overview_Keys));
	private static final List<Entry> WHEELHOUSE = List.of(
			new Entry(OURS + "acceleration", Messages.Overview_Acceleration),
			new Entry(OURS + "closing", Messages.Overview_Closing),
			new Entry(OURS + "confirmations", Messages.Overview_Confirmations),
			new Entry(OURS + "folders", Messages.Overview_Folders), new Entry(OURS + "qemu", Messages.Overview_Qemu),
			new Entry(OURS + "secrets", Messages.Overview_Secrets));

	private boolean general;

	@Override
	public void setInitializationData(@Nullable IConfigurationElement config, @Nullable String property,
			@Nullable Object data) {
		general = "general".equals(data);
	}

	@Override
	void begin(IWorkbench workbench) {
		noDefaultAndApplyButton();
	}

	@Override
	void fill(Fields fields) {
		sentence(fields, general ? Messages.Overview_GeneralAbout : Messages.Overview_About);
		if (getContainer() instanceof IWorkbenchPreferenceContainer container) {
			for (var entry : general ? GENERAL : WHEELHOUSE) {
				new PreferenceLinkArea(fields.parent(), SWT.NONE, entry.page(), entry.about(), container, null)
						.getControl().setLayoutData(org.eclipse.jface.layout.GridDataFactory.fillDefaults()
								.span(3, 1).create());
			}
		}
	}
}
