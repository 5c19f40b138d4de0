package org.wheelhouse.ui.preferences;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.ui.IWorkbench;
import org.wheelhouse.ui.appearance.Appearance;
import org.wheelhouse.ui.appearance.ThemeSwitch;
import org.wheelhouse.ui.widget.Fields;

/** Light, dark, or as the desktop is. */
public final class AppearancePage extends SettingsPage {

	private final Map<Appearance, Button> buttons = new EnumMap<>(Appearance.class);
	private Appearance chosen = Appearance.DESKTOP;
	private Consumer<Appearance> choose = _ -> {
		// begun without a workbench
	};

	@Override
	void begin(IWorkbench workbench) {
		var themes = Objects.requireNonNull(workbench.getService(ThemeSwitch.class));
		begin(themes.chosen(), themes::choose);
	}

	/** @param choose wears and keeps what is chosen */
	void begin(Appearance now, Consumer<Appearance> choose) {
		chosen = now;
		this.choose = choose;
	}

	@Override
	void fill(Fields fields) {
		for (var appearance : Appearance.values()) {
			var button = fields.button("preferences.appearance." + appearance.id(), label(appearance), SWT.RADIO, 3,
					() -> {
						// it is read when it is applied
					});
			button.setSelection(appearance == chosen);
			buttons.put(appearance, button);
		}
		sentence(fields, Messages.Appearance_About);
	}

	private static String label(Appearance appearance) {
		return switch (appearance) {
			case DESKTOP -> Messages.Appearance_Desktop;
			case LIGHT -> Messages.Appearance_Light;
			case DARK -> Messages.Appearance_Dark;
		};
	}

	@Override
	protected void performDefaults() {
		buttons.forEach((appearance, button) -> button.setSelection(appearance == Appearance.DESKTOP));
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		buttons.entrySet().stream().filter(entry -> entry.getValue().getSelection()).map(Map.Entry::getKey)
				.filter(appearance -> appearance != chosen).findFirst().ifPresent(appearance -> {
					chosen = appearance;
					choose.accept(appearance);
				});
		return true;
	}
}
