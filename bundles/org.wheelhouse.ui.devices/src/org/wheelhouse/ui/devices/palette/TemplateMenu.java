package org.wheelhouse.ui.devices.palette;

import java.util.Optional;

import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.devicetemplate.DeviceTemplate;
import org.wheelhouse.core.devicetemplate.DeviceTemplates;
import org.wheelhouse.ui.devices.hotplug.TemplateName;
import org.wheelhouse.ui.widget.MenuEntry;

/** What can be done with a template besides plugging it in. UI thread. */
record TemplateMenu(Shell shell, DeviceTemplates templates, DeviceTemplate template) {

	void fill(IMenuManager menu) {
		menu.add(new Separator());
		menu.add(new MenuEntry(Messages.TemplateMenu_rename, null,
				() -> new TemplateName(shell, templates, Optional.of(template.name())).ask()
						.ifPresent(name -> templates.rename(template.name(), name))));
		menu.add(new MenuEntry(Messages.TemplateMenu_delete, null, () -> templates.remove(template.name())));
	}
}
