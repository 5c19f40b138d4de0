package org.wheelhouse.ui.qmp.qom;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.core.qom.QomNode;
import org.wheelhouse.core.qom.QomText.Written;
import org.wheelhouse.core.qom.QomValue;
import org.wheelhouse.qmp.command.QomSet;
import org.wheelhouse.qmp.session.CommandSender;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Conflated;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

import com.fasterxml.jackson.databind.JsonNode;

/** The objects of one machine: address, tree, properties. Knows no workbench. UI thread. */
final class QomPage extends Composite {

	/** What the page has done for it. */
	interface Gestures {

		/**
		 * Sets a property.
		 *
		 * @param before the value that it has, if that is known
		 * @return completes on the UI thread; its failure has been shown already
		 */
		CompletableFuture<?> set(QomSet command, Optional<JsonNode> before);
	}

	private static final Duration PORTIONS = Duration.ofMillis(80);

	private final Gestures gestures;
	private final ObjectTree tree;
	private final ObjectProperties properties;
	private final AddressField address;
	private final Label problem;
	private final SashForm sash;
	private final ObjectTreeViewer objects;
	private final Text filter;
	private final Label count;
	private final PropertyTable table;
	private final PropertyDetails details;
	private final Conflated showing;

	QomPage(Composite parent, Executor modelThread, Gestures gestures) {
		super(parent, SWT.NONE);
		this.gestures = gestures;
		ColorRole.SURFACE.fill(this);
		setBackgroundMode(SWT.INHERIT_DEFAULT);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(this);
		showing = new Conflated(getDisplay(), PORTIONS, this::showProperties);
		tree = new ObjectTree(modelThread, this::changed);
		properties = new ObjectProperties(modelThread, showing::request);
		address = new AddressField(this, tree, this::go);
		GridDataFactory.fillDefaults().grab(true, false).indent(6, 6).applyTo(address.control());
		problem = problem();
		sash = new SashForm(this, SWT.VERTICAL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		objects = new ObjectTreeViewer(sash, tree);
		var below = new Composite(sash, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(below);
		var head = new Composite(below, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(6, 2).applyTo(head);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
		filter = filter(head);
		count = count(head);
		table = new PropertyTable(below, this::go);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table.table());
		details = new PropertyDetails(below);
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, details.height()).exclude(true)
				.applyTo(details.control());
		sash.setWeights(50, 50);
		listen();
		addDisposeListener(_ -> {
			showing.stop();
			tree.of(Optional.empty());
			properties.of(Optional.empty());
		});
	}

	private Label problem() {
		var label = new Label(this, SWT.WRAP);
		ColorRole.FAIL.ink(label);
		WidgetIds.name(label, "qom.problem");
		label.setVisible(false);
		GridDataFactory.fillDefaults().grab(true, false).indent(8, 0).exclude(true).applyTo(label);
		return label;
	}

	private static Text filter(Composite parent) {
		var text = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		text.setMessage(Messages.Filter_Hint);
		WidgetIds.name(text, "qom.filter");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		return text;
	}

	private static Label count(Composite parent) {
		var label = new Label(parent, SWT.RIGHT);
		label.setFont(Fonts.SMALL.font());
		ColorRole.TEXT2.ink(label);
		WidgetIds.name(label, "qom.count");
		GridDataFactory.fillDefaults().hint(label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + 80, SWT.DEFAULT)
				.align(SWT.END, SWT.CENTER).applyTo(label);
		return label;
	}

	private void listen() {
		objects.viewer().addSelectionChangedListener(_ -> selected());
		filter.addListener(SWT.Modify, _ -> {
			table.filter(filter.getText());
			count();
		});
		filter.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.ARROW_DOWN) {
				table.table().setFocus();
			}
		});
		table.viewer().addSelectionChangedListener(_ -> details.show(table.selected()));
		table.editable(new Editing());
		QomMenus.install(this);
	}

	/** Shows the objects of another machine from now on, or of none. */
	void of(Optional<CommandSender> machine) {
		say("");
		tree.of(machine);
		properties.of(machine);
		address.show("");
		objects.reset();
		if (machine.isPresent()) {
			tree.open(QomNode.ROOT);
		}
	}

	/** Reads again what can be seen. */
	void refresh() {
		tree.refresh(objects.opened());
		properties.refresh();
	}

	/** Goes to an object; says so when it is not there. */
	void go(String path) {
		if (path.isEmpty()) {
			return;
		}
		tree.reveal(path).whenComplete((trail, failure) -> {
			if (isDisposed()) {
				return;
			}
			if (trail != null) {
				say("");
				objects.select(trail);
				address.show(trail.getLast().path());
			} else if (failure != null) {
				say(ObjectTree.words(failure));
			}
		});
	}

	/** Begins to write the value of the selected property. */
	void edit() {
		table.edit();
	}

	/** Sets a property to one of the words that it may be. */
	void set(PropertyRow row, JsonNode value) {
		var before = row.value() instanceof QomValue.Known(JsonNode json)
				? Optional.of(json)
				: Optional.<JsonNode>empty();
		gestures.set(new QomSet(row.path(), row.name(), value), before).whenComplete((_, _) -> {
			if (!isDisposed()) {
				properties.refresh();
			}
		});
	}

	ObjectTreeViewer objects() {
		return objects;
	}

	PropertyTable properties() {
		return table;
	}

	SashForm sash() {
		return sash;
	}

	@Override
	public boolean setFocus() {
		var widget = objects.viewer().getTree();
		// It is also called while the view is closed and something in it had the focus.
		return !widget.isDisposed() && widget.setFocus();
	}

	private void changed(QomNode node) {
		if (isDisposed()) {
			return;
		}
		objects.changed(node);
		var shown = properties.shown();
		if (shown.isPresent() && objects.selected().isEmpty()) {
			// It has gone, and with it the selection.
			properties.show(Optional.empty());
			address.show("");
		}
	}

	private void selected() {
		var node = objects.selected();
		node.ifPresent(now -> {
			say("");
			address.show(now.path());
			properties.show(node);
		});
	}

	private void showProperties() {
		if (table.viewer().isCellEditorActive()) {
			showing.request();
			return;
		}
		table.show(properties.rows());
		details.show(table.selected());
		if (!properties.problem().isEmpty()) {
			details.say(properties.problem());
		}
		count();
	}

	private void count() {
		var all = table.rows().size();
		var shown = table.visible().size();
		count.setText(all == 0 ? "" : shown == all ? String.valueOf(all) : NLS.bind(Messages.Filter_Count, shown, all));
	}

	private void say(String text) {
		problem.setText(Literal.label(text));
		if (problem.getLayoutData() instanceof GridData data && data.exclude != text.isEmpty()) {
			data.exclude = text.isEmpty();
			problem.setVisible(!text.isEmpty());
		}
		layout(true);
	}

	/** The properties that are shown now, for tests. */
	List<PropertyRow> rows() {
		return table.visible();
	}

	private final class Editing implements ValueEditing.Target {

		@Override
		public void writing(PropertyRow row, Written written) {
			switch (written) {
				case Written.Value(JsonNode json) -> details.sends(new QomSet(row.path(), row.name(), json).toJson(),
						PropertyText.choices(row));
				case Written.Wrong(String wrong) -> details.wrong(wrong, PropertyText.choices(row));
			}
		}

		@Override
		public void set(PropertyRow row, Written.Value value) {
			QomPage.this.set(row, value.json());
		}

		@Override
		public void done() {
			// An open editor is left when the view is closed, too.
			if (!table.table().isDisposed() && !details.control().isDisposed()) {
				details.show(table.selected());
			}
		}
	}
}
