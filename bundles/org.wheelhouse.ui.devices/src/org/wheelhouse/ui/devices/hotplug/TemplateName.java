package org.wheelhouse.ui.devices.hotplug;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.devicetemplate.DeviceTemplate;
import org.wheelhouse.core.devicetemplate.DeviceTemplates;

/**
 * Asks what a template is called. UI thread.
 *
 * @param parent    of the window
 * @param templates that there are
 * @param now       the name that it has, which it may keep; empty for a new one
 */
public record TemplateName(Shell parent, DeviceTemplates templates, Optional<String> now) {

	/** Blocks until a person has said it; empty when none was. */
	public Optional<String> ask() {
		var dialog = new InputDialog(parent, Messages.TemplateName_title, Messages.TemplateName_text, now.orElse(""),
				this::problem);
		return dialog.open() == Window.OK ? Optional.of(dialog.getValue().strip()) : Optional.empty();
	}

	/** What is wrong with a name, in a sentence; null when nothing is, as the platform wants it. */
	@Nullable
	String problem(@Nullable String typed) {
		if (typed == null || typed.isBlank()) {
			return Messages.TemplateName_missing;
		}
		return now.filter(own -> DeviceTemplate.isSame(own, typed)).isEmpty() && templates.of(typed).isPresent()
				? NLS.bind(Messages.TemplateName_taken, typed.strip())
				: null;
	}
}
