package org.wheelhouse.ui.preferences;

import java.util.List;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.ui.IWorkbench;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.host.HostSettings;
import org.wheelhouse.ui.widget.Fields;

/** A page about one of the computers that keep settings: where there are several, it says of which. UI thread. */
abstract class ComputerPage extends SettingsPage {

	private List<Computer> computers = List.of();
	private int shown;

	@Override
	void begin(IWorkbench workbench) {
		var registry = Objects.requireNonNull(workbench.getService(MachineRegistry.class));
		computers(Computer.of(registry.hosts(), registry.capability()));
	}

	/** @param all in the order in which they are shown */
	void computers(List<Computer> all) {
		computers = List.copyOf(all);
	}

	@Override
	void fill(Fields fields) {
		if (computers.isEmpty()) {
			sentence(fields, Messages.Computer_None);
			noDefaultAndApplyButton();
			return;
		}
		if (computers.size() > 1) {
			fields.label(Messages.Computer_Label);
			Combo combo = fields.combo("preferences.computer", computers.stream().map(Computer::label).toList(), 2);
			combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> {
				shown = combo.getSelectionIndex();
				show(computer());
			}));
		}
		fillFor(fields);
		show(computer());
	}

	/** Makes the fields that are filled by {@link #show}. */
	abstract void fillFor(Fields fields);

	/** Shows what is set for a computer. */
	abstract void show(Computer computer);

	/** What the fields say, in place of what was set before. */
	abstract HostSettings wanted(HostSettings before);

	/** What the fields are to show when nothing is set. */
	abstract void showDefaults();

	final Computer computer() {
		return computers.get(shown);
	}

	@Override
	protected void performDefaults() {
		if (!computers.isEmpty()) {
			showDefaults();
		}
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		if (computers.isEmpty() || getControl() == null) {
			return true;
		}
		var preferences = computer().preferences();
		var before = preferences.settings();
		var now = wanted(before);
		if (!now.equals(before)) {
			preferences.change(now).whenCompleteAsync((_, problem) -> {
				if (problem != null) {
					failed(Messages.Computer_Keep, problem);
				} else if (isShown()) {
					show(computer());
				}
			}, uiThread());
		}
		return true;
	}

	/** Text of a field without what surrounds it. */
	static String stripped(@Nullable String text) {
		return text == null ? "" : text.strip();
	}

}
