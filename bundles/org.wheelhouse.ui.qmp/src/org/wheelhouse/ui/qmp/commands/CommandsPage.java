package org.wheelhouse.ui.qmp.commands;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.ui.qmp.commands.CommandEntry.Standing;
import org.wheelhouse.ui.qmp.rows.RowLabels;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.ColorsChanged;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.Plural;
import org.wheelhouse.ui.widget.RowTips;
import org.wheelhouse.ui.widget.StyledParts;
import org.wheelhouse.ui.widget.WidgetIds;

/** The commands with their required arguments, what is told of the selected one, and a filter. Knows no workbench. UI thread. */
final class CommandsPage extends Composite {

	private final Consumer<CommandEntry> write;
	private final Text filter;
	private final Label count;
	private final SashForm sash;
	private final TableViewer viewer;
	private final StyledText details;
	private List<CommandEntry> entries = List.of();

	/** @param write takes a command that is to be written in the console */
	CommandsPage(Composite parent, Consumer<CommandEntry> write) {
		super(parent, SWT.NONE);
		this.write = write;
		ColorRole.SURFACE.fill(this);
		setBackgroundMode(SWT.INHERIT_DEFAULT);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(this);
		var head = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(6, 4).applyTo(head);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
		filter = new Text(head, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(Messages.Filter_Hint);
		WidgetIds.name(filter, "commands.filter");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		count = new Label(head, SWT.RIGHT);
		ColorRole.TEXT2.ink(count);
		WidgetIds.name(count, "commands.count");
		GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(count);
		sash = new SashForm(this, SWT.VERTICAL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		viewer = table(sash);
		details = details(sash);
		sash.setWeights(68, 32);
		listen();
	}

	private static TableViewer table(Composite parent) {
		var holder = new Composite(parent, SWT.NONE);
		var columns = new TableColumnLayout();
		holder.setLayout(columns);
		var viewer = new TableViewer(holder, SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL);
		var table = viewer.getTable();
		FlatSelection.in(table);
		WidgetIds.name(table, "commands.table");
		table.getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.Table_Name));
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		var name = new TableViewerColumn(viewer, SWT.LEFT);
		name.setLabelProvider(new Names());
		columns.setColumnData(name.getColumn(), new ColumnWeightData(66, 100));
		var arguments = new TableViewerColumn(viewer, SWT.RIGHT);
		arguments.setLabelProvider(new Arguments());
		columns.setColumnData(arguments.getColumn(), new ColumnWeightData(34, 60));
		RowTips.in(viewer);
		ColorsChanged.follow(table, viewer::refresh);
		return viewer;
	}

	private static StyledText details(Composite parent) {
		var text = new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
		text.setMargins(8, 6, 8, 6);
		text.setAlwaysShowScrollBars(false);
		ColorRole.ALT.fill(text);
		ColorRole.TEXT.ink(text);
		text.setFont(Fonts.SMALL.font());
		WidgetIds.name(text, "commands.details");
		return text;
	}

	private void listen() {
		var table = viewer.getTable();
		filter.addListener(SWT.Modify, _ -> refilter());
		filter.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.ARROW_DOWN) {
				table.setFocus();
			}
		});
		filter.addListener(SWT.DefaultSelection, _ -> write());
		viewer.addSelectionChangedListener(_ -> describe());
		viewer.addDoubleClickListener(_ -> write());
		table.addListener(SWT.KeyDown, event -> {
			if ((event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) && event.stateMask == 0) {
				write();
			}
		});
		ColorsChanged.follow(details, this::describe);
	}

	/** Shows the commands of a machine; filter and selection stay. */
	void show(List<CommandEntry> shown) {
		if (!shown.equals(entries)) {
			entries = shown;
			refilter();
		}
	}

	/** The selected command. */
	Optional<CommandEntry> selected() {
		return ((IStructuredSelection) viewer.getSelection()).getFirstElement() instanceof CommandEntry entry
				? Optional.of(entry)
				: Optional.empty();
	}

	/** Hands the selected command to the console, unless this QEMU would not understand it. */
	void write() {
		selected().filter(CommandEntry::isWritable).ifPresent(write);
	}

	TableViewer viewer() {
		return viewer;
	}

	SashForm sash() {
		return sash;
	}

	@Override
	public boolean setFocus() {
		return !filter.isDisposed() && filter.setFocus();
	}

	private void refilter() {
		var before = selected().map(CommandEntry::name);
		var visible = entries.stream().filter(entry -> entry.matches(filter.getText())).toList();
		viewer.setInput(visible);
		var same = before.flatMap(name -> visible.stream().filter(entry -> entry.name().equals(name)).findFirst());
		same.or(() -> filter.getText().isBlank() ? Optional.empty() : visible.stream().findFirst())
				.ifPresent(entry -> viewer.setSelection(new StructuredSelection(entry), true));
		count(visible);
		describe();
	}

	private void count(List<CommandEntry> visible) {
		var all = present(entries.stream());
		var shown = present(visible.stream());
		var lacking = visible.size() - shown;
		var text = shown == all ? String.valueOf(all) : NLS.bind(Messages.Count_Some, shown, all);
		count.setText(lacking == 0 ? text : NLS.bind(Messages.Count_Lacking, text, lacking));
		count.setToolTipText(Plural.bind(Messages.Count_Tip, all, entries.size() - all));
		count.requestLayout();
	}

	private static long present(Stream<CommandEntry> some) {
		return some.filter(CommandEntry::isPresent).count();
	}

	private void describe() {
		var all = new StringBuilder();
		var styles = new StyledParts();
		selected().map(CommandDetails::of).orElse(List.of()).forEach(piece -> {
			styles.add(all.length(), piece.text().length(), piece.color(), piece.bold() ? SWT.BOLD : SWT.NORMAL);
			all.append(piece.text());
		});
		if (all.isEmpty()) {
			all.append(Messages.Details_None);
			styles.add(0, all.length(), ColorRole.FAINT);
		}
		details.setText(all.toString());
		styles.putOn(details);
	}

	private static final class Names extends RowLabels {

		Names() {
			super(false);
		}

		@Override
		protected String text(Object element) {
			return element instanceof CommandEntry entry ? entry.name() : "";
		}

		@Override
		protected Fonts font() {
			return Fonts.MONO;
		}

		@Override
		protected ColorRole color(Object element) {
			return element instanceof CommandEntry entry && entry.isPresent() && !entry.isDeprecated()
					? ColorRole.TEXT
					: ColorRole.FAINT;
		}

		@Override
		protected @Nullable String tip(Object element) {
			return CommandsPage.tip(element);
		}
	}

	private static final class Arguments extends RowLabels {

		Arguments() {
			super(true);
		}

		@Override
		protected String text(Object element) {
			if (!(element instanceof CommandEntry entry)) {
				return "";
			}
			return switch (entry.standing()) {
				case Standing.Present present when present.deprecated() ->
					NLS.bind(Messages.Row_Deprecated, entry.brief());
				case Standing.Present _ -> entry.brief();
				case Standing.Translated(String _, List<String> said) -> "→ " + String.join(", ", said);
				case Standing.Refused _,Standing.Absent _ -> Messages.Row_Gone;
			};
		}

		@Override
		protected ColorRole color(Object element) {
			return element instanceof CommandEntry entry && entry.standing() instanceof Standing.Present present
					&& !present.deprecated() ? ColorRole.TEXT2 : ColorRole.PAUSE;
		}

		@Override
		protected @Nullable String tip(Object element) {
			return CommandsPage.tip(element);
		}
	}

	private static @Nullable String tip(Object element) {
		return element instanceof CommandEntry entry
				? String.join("", CommandDetails.of(entry).stream().map(CommandDetails.Piece::text).toList())
				: null;
	}
}
