package org.wheelhouse.ui.definition.problems;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.ui.definition.problems.Finding.Weight;
import org.wheelhouse.ui.widget.CopiedText;
import org.wheelhouse.ui.widget.EmptyStateStack;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.Plural;
import org.wheelhouse.ui.widget.WidgetIds;

/** What is found out about the definitions that are edited, a row each. UI thread; ends with its control. */
final class ProblemsTable {

	private final OpenDefinitions definitions;
	private final EmptyStateStack deck;
	private final Table table;
	private List<Row> rows = List.of();

	/** @param name of the machine, or the file */
	private record Row(OpenDefinition definition, Finding finding, String name, String option, int line) {

		List<String> cells() {
			return List.of(finding.text().replace('\n', ' '), name, option,
					finding.option() < 0 && finding.weight() == Weight.INFO
							? ""
							: NLS.bind(Messages.View_LineNumber, line));
		}
	}

	/** @param open shows a finding in its definition */
	ProblemsTable(Composite parent, OpenDefinitions definitions, BiConsumer<OpenDefinition, Finding> open) {
		this.definitions = definitions;
		deck = new EmptyStateStack(parent);
		deck.empty().say(Messages.View_Empty, Messages.View_EmptyText);
		var frame = new Composite(deck.content(), SWT.NONE);
		table = new Table(frame, SWT.FULL_SELECTION | SWT.MULTI | SWT.V_SCROLL);
		table.setHeaderVisible(true);
		FlatSelection.in(table);
		WidgetIds.name(table, "problems.table");
		var layout = new TableColumnLayout();
		frame.setLayout(layout);
		column(layout, Messages.View_Description, 55);
		column(layout, Messages.View_Definition, 15);
		column(layout, Messages.View_Option, 18);
		column(layout, Messages.View_Line, 12);
		table.addListener(SWT.DefaultSelection, event -> {
			var index = event.item == null ? -1 : table.indexOf((TableItem) event.item);
			if (index >= 0 && index < rows.size()) {
				open.accept(rows.get(index).definition(), rows.get(index).finding());
			}
		});
		table.addKeyListener(KeyListener.keyPressedAdapter(event -> {
			if (event.stateMask == SWT.MOD1 && event.keyCode == 'c') {
				copy();
			}
		}));
		table.addListener(SWT.MouseHover, event -> {
			var item = table.getItem(new Point(event.x, event.y));
			table.setToolTipText(item == null ? null : rows.get(table.indexOf(item)).finding().text());
		});
		GridDataFactory.fillDefaults().grab(true, true).applyTo(deck.control());
	}

	private void column(TableColumnLayout layout, String title, int weight) {
		var column = new TableColumn(table, SWT.LEFT);
		column.setText(title);
		layout.setColumnData(column, new ColumnWeightData(weight, 60, true));
	}

	Composite control() {
		return deck.control();
	}

	/** Shows what is known now; the selection stays where its row does. */
	void refresh() {
		var now = new ArrayList<Row>();
		definitions.all().forEach(definition -> {
			var readable = definition.copy().readable();
			var text = definition.copy().text();
			definition.judge().findings()
					.forEach(finding -> now.add(new Row(definition, finding, name(definition),
							readable.map(finding::optionName).orElse(""), line(text, finding.where().start()))));
		});
		if (now.equals(rows)) {
			return;
		}
		var selected = table.getSelectionIndex();
		rows = List.copyOf(now);
		table.setRedraw(false);
		table.setItemCount(rows.size());
		for (var i = 0; i < rows.size(); i++) {
			var item = table.getItem(i);
			item.setText(rows.get(i).cells().toArray(String[]::new));
			item.setImage(0, rows.get(i).finding().weight().icon().image());
		}
		if (selected >= 0 && selected < rows.size()) {
			table.select(selected);
		}
		table.setRedraw(true);
		deck.show(!rows.isEmpty());
	}

	private static String name(OpenDefinition definition) {
		return definition.copy().lastReadable().map(DefinitionText::options).filter(options -> !options.isEmpty())
				.map(_ -> definition.copy().definition().getName())
				.orElseGet(() -> String.valueOf(definition.copy().path().getFileName()));
	}

	private static int line(String text, int offset) {
		return 1 + (int) text.substring(0, Math.min(offset, text.length())).chars().filter(c -> c == '\n').count();
	}

	/** How many there are of the worst two, in words. */
	String counts() {
		return Plural.bind(Messages.View_Counts, count(Weight.ERROR), count(Weight.WARNING));
	}

	private int count(Weight weight) {
		return (int) rows.stream().filter(row -> row.finding().weight() == weight).count();
	}

	private void copy() {
		var lines = new ArrayList<String>();
		for (var index : table.getSelectionIndices()) {
			lines.add(String.join("\t", rows.get(index).cells()));
		}
		CopiedText.put(lines.stream().collect(Collectors.joining("\n")), table.getDisplay());
	}

	void setFocus() {
		deck.setFocus();
	}
}
