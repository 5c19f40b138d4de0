package org.wheelhouse.ui.migration.preflight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.model.live.CheckSeverity;
import org.wheelhouse.model.live.MigrationCheck;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.ColorsChanged;
import org.wheelhouse.ui.widget.CopiedText;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * What was looked at before a migration: a line of counts, a row for each look with a glyph, what was found and what to do about
 * it, the worst first, and beneath it all that is known of the row that is chosen. UI thread; ends with its control.
 */
public final class PreflightList {

	private static final int ROWS = 4;
	private static final int DETAIL_ROWS = 2;
	private static final int TIP_WIDTH = 100;

	private final Composite control;
	private final PreflightSummary summary;
	private final Table table;
	private final Text detail;
	private final Composite frame;
	private List<MigrationCheck> rows = List.of();
	/** A person has said whether the lines are to be seen. */
	private boolean folded = true;
	private boolean chosen;
	private boolean looking = true;

	/** @param id of what it is in, by which tests find its parts */
	public PreflightList(Composite parent, String id) {
		control = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(control);
		summary = new PreflightSummary(control, id, this::toggle);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(summary.control());
		frame = new Composite(control, SWT.NONE);
		table = new Table(frame, SWT.FULL_SELECTION | SWT.MULTI | SWT.V_SCROLL | SWT.BORDER);
		table.setHeaderVisible(true);
		FlatSelection.inCells(table);
		WidgetIds.name(table, id + ".lines");
		var layout = new TableColumnLayout();
		frame.setLayout(layout);
		column(layout, Messages.Column_subject, 22);
		column(layout, Messages.Column_found, 46);
		column(layout, Messages.Column_remedy, 32);
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, height(ROWS)).applyTo(frame);
		detail = new Text(control, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
		ColorRole.ALT.fill(detail);
		ColorRole.TEXT2.ink(detail);
		WidgetIds.name(detail, id + ".detail");
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, detail.getLineHeight() * DETAIL_ROWS)
				.applyTo(detail);
		names();
		gestures();
		ColorsChanged.follow(table, this::colors);
		show(List.of(), true);
	}

	private static int height(int lines) {
		return 24 * lines;
	}

	private void column(TableColumnLayout layout, String title, int weight) {
		var column = new TableColumn(table, SWT.LEFT);
		column.setText(title);
		layout.setColumnData(column, new ColumnWeightData(weight, 80, true));
	}

	private void toggle() {
		chosen = true;
		fold(!folded);
	}

	/** Beneath the counts, which say enough where nothing stops; a window that is too small for the lines grows. */
	private void fold(boolean away) {
		folded = away;
		for (var part : List.of(frame, detail)) {
			part.setVisible(!away);
			((GridData) part.getLayoutData()).exclude = away;
		}
		summary.turned(away);
		control.requestLayout();
		var shell = control.getShell();
		if (!away && shell.isVisible()) {
			var wanted = shell.computeSize(shell.getSize().x, SWT.DEFAULT).y;
			var most = shell.getMonitor().getClientArea().height;
			shell.setSize(shell.getSize().x, Math.max(shell.getSize().y, Math.min(wanted, most)));
		}
	}

	private void names() {
		named(table, Messages.List_name);
		named(detail, Messages.Detail_name);
	}

	private static void named(Control control, String name) {
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(@Nullable AccessibleEvent event) {
				if (event != null) {
					event.result = name;
				}
			}
		});
	}

	private void gestures() {
		table.addListener(SWT.Selection, _ -> explain());
		table.addKeyListener(KeyListener.keyPressedAdapter(event -> {
			if (event.stateMask == SWT.MOD1 && event.keyCode == 'c') {
				copy();
			}
		}));
		table.addListener(SWT.MouseHover, event -> {
			var item = table.getItem(new Point(event.x, event.y));
			table.setToolTipText(item == null ? null : tip(rows.get(table.indexOf(item))));
		});
		var menu = new Menu(table);
		var copy = new MenuItem(menu, SWT.PUSH);
		copy.setText(Messages.List_copy);
		copy.addListener(SWT.Selection, _ -> copy());
		menu.addListener(SWT.Show, _ -> copy.setEnabled(table.getSelectionCount() > 0));
		table.setMenu(menu);
	}

	private static String tip(MigrationCheck check) {
		return sentence(check).replaceAll("(.{1," + TIP_WIDTH + "})(\\s+|$)", "$1\n").strip();
	}

	/** To be laid out by who made it. */
	public Composite control() {
		return control;
	}

	/** Both ends are being looked at. */
	public void showLooking() {
		show(List.of(), true);
	}

	/** Shows these lines; the choice stays with a line that is there still. */
	public void show(List<MigrationCheck> checks) {
		show(checks, false);
	}

	/** Whether nothing may be started. */
	public boolean stops() {
		return looking || rows.stream().anyMatch(check -> check.getSeverity() == CheckSeverity.STOP);
	}

	/** The counts, as words. */
	public String summary() {
		return PreflightSummary.text(rows, looking);
	}

	private void show(List<MigrationCheck> checks, boolean stillLooking) {
		var selected = table.getSelectionIndex() >= 0 ? key(rows.get(table.getSelectionIndex())) : "";
		looking = stillLooking;
		rows = checks.stream().sorted(Comparator.comparingInt(check -> SeverityLook.of(check.getSeverity()).rank()))
				.toList();
		summary.show(rows, looking);
		table.setRedraw(false);
		table.setItemCount(rows.size());
		table.deselectAll();
		for (int i = 0; i < rows.size(); i++) {
			var check = rows.get(i);
			var look = SeverityLook.of(check.getSeverity());
			var item = table.getItem(i);
			item.setImage(0, look.icon().image());
			item.setText(new String[]{check.getSubject(), check.getReason(), check.getRemedy()});
			if (key(check).equals(selected)) {
				table.select(i);
			}
		}
		if (table.getSelectionIndex() < 0 && !rows.isEmpty()
				&& SeverityLook.of(rows.getFirst().getSeverity()).rank() == 0) {
			table.select(0);
		}
		colors();
		table.setRedraw(true);
		explain();
		boolean away = chosen ? folded : looking || !stops();
		if (away != folded || frame.isVisible() == away) {
			fold(away);
		}
	}

	private static String key(MigrationCheck check) {
		return check.getId() + " " + check.getSubject();
	}

	private void colors() {
		for (int i = 0; i < rows.size(); i++) {
			table.getItem(i).setForeground(SeverityLook.of(rows.get(i).getSeverity()).color().color());
		}
	}

	private void explain() {
		var told = new ArrayList<String>();
		for (var index : table.getSelectionIndices()) {
			told.add(sentence(rows.get(index))
					+ (rows.get(index).getDetail().isEmpty() ? "" : "\n" + rows.get(index).getDetail()));
		}
		var text = told.isEmpty() ? rows.isEmpty() ? "" : Messages.Detail_none : String.join("\n\n", told);
		if (!text.equals(detail.getText())) {
			detail.setText(text);
		}
	}

	private static String sentence(MigrationCheck check) {
		return SeverityLook.of(check.getSeverity()).word() + " – " + check.getSubject() + ": " + check.getReason() + "."
				+ (check.getRemedy().isEmpty() ? "" : " " + check.getRemedy());
	}

	private void copy() {
		var indices = table.getSelectionCount() > 0 ? table.getSelectionIndices() : new int[0];
		CopiedText.put(java.util.Arrays.stream(indices).mapToObj(index -> sentence(rows.get(index)))
				.collect(Collectors.joining("\n")), table.getDisplay());
	}

	/** Gives the keyboard to the lines, or to what unfolds them. */
	public void setFocus() {
		if (folded) {
			summary.setFocus();
		} else {
			table.setFocus();
		}
	}
}
