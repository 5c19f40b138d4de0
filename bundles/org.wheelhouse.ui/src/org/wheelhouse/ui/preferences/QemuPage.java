package org.wheelhouse.ui.preferences;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionEvent;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.host.HostProfile;
import org.wheelhouse.host.HostProfile.Binary;
import org.wheelhouse.host.HostSettings;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Fields;
import org.wheelhouse.ui.widget.WidgetIds;

/** Which QEMUs a computer has, where they are looked for, and which one runs what names none. */
public final class QemuPage extends ComputerPage {

	private static final int ROWS = 6;
	/** The column of how many kinds of devices are known. */
	private static final int KNOWN = 4;

	/** Those that were added, as they are to be kept. */
	private final List<Path> added = new ArrayList<>();
	/** Whether what was chosen for targets counts no more. */
	private boolean anew;
	private @Nullable Table table;
	private @Nullable Label said;
	private @Nullable Button remove;
	private @Nullable Text searchPath;

	@Override
	void fillFor(Fields fields) {
		fields.caption(Messages.Qemu_Caption);
		table = table(fields.parent());
		buttons(fields.parent());
		said = sentence(fields, "");
		sentence(fields, Messages.Qemu_About);
		fields.label(Messages.Qemu_SearchPath);
		searchPath = fields.text("preferences.qemu.path", 2);
	}

	private Table table(Composite parent) {
		var made = new Table(parent, SWT.BORDER | SWT.FULL_SELECTION | SWT.CHECK);
		made.setHeaderVisible(true);
		WidgetIds.name(made, "preferences.qemu.table");
		for (var name : List.of(Messages.Qemu_Binary, Messages.Qemu_Version, Messages.Qemu_Target,
				Messages.Qemu_Accelerator)) {
			new TableColumn(made, SWT.LEFT).setText(name);
		}
		new TableColumn(made, SWT.RIGHT).setText(Messages.Qemu_Known);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(540, made.getItemHeight() * ROWS)
				.applyTo(made);
		made.addSelectionListener(SelectionListener.widgetSelectedAdapter(this::selected));
		return made;
	}

	private void buttons(Composite parent) {
		var column = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(column);
		GridDataFactory.fillDefaults().applyTo(column);
		var fields = new Fields(column, () -> {
			// buttons change nothing by themselves
		});
		fields.button("preferences.qemu.add", Messages.Qemu_Add, SWT.PUSH, 1, this::add);
		fields.button("preferences.qemu.again", Messages.Qemu_Again, SWT.PUSH, 1,
				() -> await(computer().preferences().lookAgain(), true));
		remove = fields.button("preferences.qemu.remove", Messages.Qemu_Remove, SWT.PUSH, 1, this::remove);
		removeButton().setEnabled(false);
	}

	/** One is ticked of each target. */
	private void selected(SelectionEvent event) {
		if (event.detail == SWT.CHECK && event.item instanceof TableItem ticked) {
			tick(ticked);
		}
		var selection = table().getSelection();
		removeButton().setEnabled(selection.length == 1 && added.contains(path(selection[0])));
	}

	private void tick(TableItem ticked) {
		anew = false;
		for (var item : table().getItems()) {
			if (target(item).equals(target(ticked))) {
				item.setChecked(item == ticked);
			}
		}
	}

	private void add() {
		var dialog = new FileDialog(getShell(), SWT.OPEN);
		dialog.setText(Messages.Qemu_AddTitle);
		var chosen = dialog.open();
		if (chosen != null) {
			add(Path.of(chosen));
		}
	}

	/** Adds a program; what it is, is known when it has been asked, after it was applied. */
	void add(Path program) {
		if (Stream.of(table().getItems()).noneMatch(item -> path(item).equals(program))) {
			added.add(program);
			new TableItem(table(), SWT.NONE).setText(0, program.toString());
		}
	}

	private void remove() {
		var item = table().getSelection()[0];
		added.remove(path(item));
		item.dispose();
		removeButton().setEnabled(false);
	}

	@Override
	void show(Computer computer) {
		var preferences = computer.preferences();
		anew = false;
		added.clear();
		added.addAll(preferences.settings().programs());
		var field = Objects.requireNonNull(searchPath);
		field.setMessage(String.join(":", preferences.usualSearchPath()));
		field.setText(String.join(":", preferences.settings().searchPath()));
		await(computer.profile().get(), false);
	}

	/** @param again whether each program is asked anew what it can */
	private void await(CompletableFuture<HostProfile> profile, boolean again) {
		said().setText(Messages.Qemu_Asking);
		profile.whenCompleteAsync((found, problem) -> {
			if (!isShown()) {
				return;
			}
			if (found == null) {
				said().setText("");
				failed(Messages.Qemu_Tried, Objects.requireNonNull(problem));
			} else {
				show(found);
				tellKnown(0, again);
			}
		}, uiThread());
	}

	/** Tells how much is known of each program, one after the other: to ask one costs a processor for seconds. */
	private void tellKnown(int row, boolean again) {
		if (!isShown() || row >= table().getItemCount()) {
			return;
		}
		var item = table().getItem(row);
		var program = path(item);
		if (again) {
			item.setText(KNOWN, Messages.Qemu_Asking);
		}
		var asking = computer().asking();
		(again ? asking.again(program).thenApply(Optional::of) : asking.known(program))
				.exceptionally(_ -> Optional.empty()).thenAcceptAsync(facts -> {
					if (isShown() && !item.isDisposed()) {
						item.setText(KNOWN, facts.map(known -> String.valueOf(known.devices().size()))
								.orElse(Messages.Qemu_NotAsked));
						item.setForeground(KNOWN, (facts.isPresent() ? ColorRole.TEXT : ColorRole.FAINT).color());
						tellKnown(row + 1, again);
					}
				}, uiThread());
	}

	private void show(HostProfile profile) {
		table().removeAll();
		var seen = new ArrayList<String>();
		for (Binary binary : profile.binaries()) {
			var item = new TableItem(table(), SWT.NONE);
			item.setText(new String[]{binary.path().toString(), binary.version(), binary.target(),
					profile.accelerator().name(), Messages.Qemu_NotAsked});
			item.setForeground(KNOWN, ColorRole.FAINT.color());
			// The first of a target is the one that is used.
			item.setChecked(!seen.contains(binary.target()));
			seen.add(binary.target());
		}
		var found = profile.binaries().stream().map(Binary::path).toList();
		added.stream().filter(program -> !found.contains(program))
				.forEach(program -> new TableItem(table(), SWT.NONE).setText(0, program.toString()));
		for (var column : table().getColumns()) {
			column.pack();
		}
		said().setText(NLS.bind(Messages.Qemu_Found, profile.binaries().size()));
	}

	@Override
	void showDefaults() {
		anew = true;
		Objects.requireNonNull(searchPath).setText("");
	}

	@Override
	void checked() {
		var wrong = folders().stream().filter(folder -> !folder.startsWith("/") && !folder.startsWith("~/"))
				.findFirst();
		setErrorMessage(wrong.map(folder -> NLS.bind(Messages.Qemu_WrongPath, folder)).orElse(null));
		setValid(wrong.isEmpty());
	}

	private List<String> folders() {
		var field = searchPath;
		return field == null
				? List.of()
				: Stream.of(field.getText().split(":")).map(String::strip).filter(one -> !one.isEmpty()).toList();
	}

	@Override
	HostSettings wanted(HostSettings before) {
		if (anew) {
			return before.withPrograms(folders(), added, Map.of());
		}
		Map<String, Path> preferred = new HashMap<>(before.preferred());
		var first = new HashMap<String, TableItem>();
		for (var item : table().getItems()) {
			var target = target(item);
			first.putIfAbsent(target, item);
			if (!target.isEmpty() && item.getChecked()) {
				// What comes first by itself is not fixed.
				if (first.get(target) != item || preferred.containsKey(target)) {
					preferred.put(target, path(item));
				}
			}
		}
		return before.withPrograms(folders(), added, preferred);
	}

	private static String target(TableItem item) {
		return item.getText(2);
	}

	private static Path path(TableItem item) {
		return Path.of(item.getText(0));
	}

	private Table table() {
		return Objects.requireNonNull(table);
	}

	private Label said() {
		return Objects.requireNonNull(said);
	}

	private Button removeButton() {
		return Objects.requireNonNull(remove);
	}
}
