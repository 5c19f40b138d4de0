package org.wheelhouse.ui.preferences;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IWorkbench;
import org.osgi.service.prefs.Preferences;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.secret.MachineSecrets;
import org.wheelhouse.ui.secret.Keeping;
import org.wheelhouse.ui.secret.SecretUses;
import org.wheelhouse.ui.widget.Fields;
import org.wheelhouse.ui.widget.WidgetIds;

/** Which secrets of machines are kept, where, and whether any are to be. Shows none of them. */
public final class SecretsPage extends SettingsPage {

	private static final int ROWS = 7;

	/** One that is kept. */
	private record Row(String machine, String name, String id, String use) {}

	private @Nullable MachineSecrets secrets;
	private @Nullable SecretUses uses;
	private @Nullable Preferences kept;
	private @Nullable Label where;
	private @Nullable Table table;
	private @Nullable Button keep;
	private @Nullable Button ask;
	private @Nullable Button remove;
	private @Nullable Button removeAll;
	private final List<Row> rows = new ArrayList<>();

	@Override
	void begin(IWorkbench workbench) {
		var registry = Objects.requireNonNull(workbench.getService(MachineRegistry.class));
		begin(registry.secrets(), SecretUses.of(registry), Keeping.ofWorkbench());
	}

	/**
	 * @param known what is told and kept
	 * @param told  what a person calls machines and their secrets
	 * @param node  where it is remembered whether any are to be kept
	 */
	void begin(MachineSecrets known, SecretUses told, Preferences node) {
		secrets = known;
		uses = told;
		kept = node;
	}

	@Override
	void fill(Fields fields) {
		where = sentence(fields, Messages.Secrets_Looking);
		var node = Objects.requireNonNull(kept);
		keep = radio(fields, "preferences.secrets.keep", Messages.Secrets_Keep);
		ask = radio(fields, "preferences.secrets.ask", Messages.Secrets_Ask);
		select(Keeping.isWanted(node));
		fields.caption(Messages.Secrets_Caption);
		var made = new Table(fields.parent(), SWT.BORDER | SWT.FULL_SELECTION | SWT.MULTI);
		made.setHeaderVisible(true);
		WidgetIds.name(made, "preferences.secrets.table");
		made.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> {
			if (event.childID == ACC.CHILDID_SELF) {
				event.result = Messages.Secrets_Caption;
			}
		}));
		for (var name : List.of(Messages.Secrets_Machine, Messages.Secrets_For, Messages.Secrets_Id)) {
			new TableColumn(made, SWT.LEFT).setText(name);
		}
		GridDataFactory.fillDefaults().span(3, 1).grab(true, true).hint(SWT.DEFAULT, made.getItemHeight() * ROWS)
				.applyTo(made);
		made.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> enable()));
		table = made;
		remove = fields.button("preferences.secrets.remove", Messages.Secrets_Remove, SWT.PUSH, 1,
				() -> remove(Stream.of(made.getSelection()).map(item -> rows.get(made.indexOf(item))).toList()));
		removeAll = fields.button("preferences.secrets.removeAll", Messages.Secrets_RemoveAll, SWT.PUSH, 2,
				() -> remove(List.copyOf(rows)));
		GridDataFactory.swtDefaults().span(2, 1).applyTo(Objects.requireNonNull(removeAll));
		sentence(fields, Messages.Secrets_About);
		enable();
		look();
	}

	private static Button radio(Fields fields, String id, String label) {
		return fields.button(id, label, SWT.RADIO, 3, () -> {
			// it is read when it is applied
		});
	}

	private void select(boolean wanted) {
		Objects.requireNonNull(keep).setSelection(wanted);
		Objects.requireNonNull(ask).setSelection(!wanted);
	}

	/** The keyring may wait for a person to unlock it. */
	private void look() {
		var known = Objects.requireNonNull(secrets);
		known.keeper().isThere().thenCombine(known.keeper().kept(), (there, all) -> {
			var found = all.entrySet().stream().map(entry -> Objects.requireNonNull(uses).of(entry.getKey())
					.thenApply(told -> entry.getValue().stream().map(id -> new Row(entry.getKey(), told.machine(), id,
							told.uses().getOrDefault(id, "")))))
					.toList();
			return CompletableFuture.allOf(found.toArray(CompletableFuture[]::new))
					.thenAcceptAsync(_ -> show(there, found.stream().flatMap(CompletableFuture::join)
							.sorted(Comparator.comparing(Row::name).thenComparing(Row::id)).toList()), uiThread());
		});
	}

	private void show(boolean there, List<Row> found) {
		if (!isShown()) {
			return;
		}
		var label = Objects.requireNonNull(where);
		label.setText(there ? Messages.Secrets_Keyring : Messages.Secrets_NoKeyring);
		label.requestLayout();
		Objects.requireNonNull(keep).setEnabled(there);
		Objects.requireNonNull(ask).setEnabled(there);
		rows.clear();
		rows.addAll(found);
		var shown = Objects.requireNonNull(table);
		shown.removeAll();
		for (var row : rows) {
			new TableItem(shown, SWT.NONE).setText(new String[]{row.name(), row.use(), row.id()});
		}
		for (var column : shown.getColumns()) {
			column.pack();
		}
		enable();
	}

	private void enable() {
		Objects.requireNonNull(remove).setEnabled(Objects.requireNonNull(table).getSelectionCount() > 0);
		Objects.requireNonNull(removeAll).setEnabled(!rows.isEmpty());
	}

	/** At once, as what is removed cannot be brought back by a button that is pressed later. */
	private void remove(List<Row> unwanted) {
		var known = Objects.requireNonNull(secrets);
		CompletableFuture
				.allOf(unwanted.stream().map(row -> known.forget(row.machine(), row.id()))
						.toArray(CompletableFuture[]::new))
				.thenRunAsync(this::look, uiThread());
	}

	@Override
	protected void performDefaults() {
		select(true);
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		var chosen = keep;
		if (chosen != null) {
			Keeping.want(Objects.requireNonNull(kept), chosen.getSelection());
		}
		return true;
	}
}
