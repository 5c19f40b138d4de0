package org.wheelhouse.ui.devices.palette;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.ColorsChanged;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** The content of the palette: filter, tree, description. Knows no workbench. UI thread. */
final class PaletteList extends Composite {

	private static final int COUNT_MARGIN = 14;
	private static final int FOOT_HEIGHT = 96;
	/** A list of these looks like a wall. */
	private static final int MOST_UNFOLDED = 20;
	private static final int MOST_OPEN = 2;

	private final PaletteContent content = new PaletteContent();
	private final String hint;
	private final String how;
	private final Text filter;
	private final TreeColumnLayout columns = new TreeColumnLayout();
	private final TreeViewer tree;
	private final Label about;
	private final Label description;
	private List<PaletteEntry> entries = List.of();
	private Consumer<DeviceType> plug = _ -> {
	};

	/** The palette, from which devices are dragged. */
	PaletteList(Composite parent) {
		this(parent, Messages.PaletteList_hint, Messages.PaletteList_drag);
	}

	/**
	 * @param hint what is said while no device is selected
	 * @param how  what a person does to plug in the selected one
	 */
	PaletteList(Composite parent, String hint, String how) {
		super(parent, SWT.NONE);
		this.hint = hint;
		this.how = how;
		ColorRole.SURFACE.fill(this);
		setBackgroundMode(SWT.INHERIT_DEFAULT);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(this);
		filter = new Text(part(6, 6, 0), SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(Messages.PaletteList_filter);
		WidgetIds.name(filter, "palette.filter");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		tree = tree(this);
		FlatSelection.in(tree.getTree());
		LongNames.in(tree.getTree());
		ColorsChanged.follow(tree.getTree(), tree::refresh);
		var foot = part(8, 2, 6);
		about = new Label(foot, SWT.WRAP);
		about.setFont(Fonts.BOLD.font());
		ColorRole.TEXT.ink(about);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(about);
		description = new Label(foot, SWT.WRAP);
		ColorRole.TEXT2.ink(description);
		WidgetIds.name(description, "palette.description");
		GridDataFactory.fillDefaults().grab(true, false).hint(140, FOOT_HEIGHT).applyTo(description);
		filter.addListener(SWT.Modify, _ -> refilter());
		filter.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.ARROW_DOWN) {
				tree.getTree().setFocus();
			}
		});
		filter.addListener(SWT.DefaultSelection, _ -> selected().ifPresent(this::plug));
		tree.addSelectionChangedListener(_ -> describe());
		// Enter too: GTK says of both that the row was activated.
		tree.addDoubleClickListener(_ -> selected().ifPresent(this::plug));
		describe();
	}

	/** Called with the device that was chosen by Enter or a double click. */
	void onPlug(Consumer<DeviceType> action) {
		plug = action;
	}

	/** Shows these devices; what was selected and unfolded stays so. */
	void show(List<PaletteEntry> shown) {
		if (shown.equals(entries)) {
			return;
		}
		var before = selected();
		var first = entries.isEmpty();
		entries = shown;
		var expanded = tree.getExpandedElements();
		tree.setInput(visible());
		if (first || before.isEmpty() && isLong() && expanded.length > MOST_OPEN) {
			unfold();
		} else {
			tree.setExpandedElements(expanded);
		}
		before.ifPresent(this::select);
		if (!filter.getText().isBlank()) {
			selectFirst();
		}
		fitCounts();
		describe();
	}

	/** The viewer, for drags and menus. */
	TreeViewer viewer() {
		return tree;
	}

	/** The selected device. */
	Optional<PaletteEntry> selected() {
		return ((IStructuredSelection) tree.getSelection()).getFirstElement() instanceof PaletteEntry entry
				? Optional.of(entry)
				: Optional.empty();
	}

	@Override
	public boolean setFocus() {
		return filter.setFocus();
	}

	private void plug(PaletteEntry entry) {
		if (entry.fits()) {
			plug.accept(entry.type());
		} else {
			controller(entry).ifPresent(first -> plug.accept(first.type()));
		}
	}

	/** What has to be plugged before, when that can be. */
	private Optional<PaletteEntry> controller(PaletteEntry entry) {
		return entry.controller().flatMap(type -> entries.stream().filter(other -> other.name().equals(type))
				.filter(PaletteEntry::fits).findFirst());
	}

	private boolean isLong() {
		return entries.size() > MOST_UNFOLDED;
	}

	/** All that was looked for; of a long list that nobody searched the first heading. */
	private void unfold() {
		if (isLong() && filter.getText().isBlank()) {
			tree.collapseAll();
			tree.expandToLevel(Messages.PaletteEntry_templates, 1);
			tree.expandToLevel(content.first(), 1);
		} else {
			tree.expandAll();
		}
	}

	/** Of what was looked for, also when that was typed before the devices were told: Enter takes it. */
	private void selectFirst() {
		if (selected().isEmpty()) {
			visible().stream().findFirst().ifPresent(this::select);
		}
	}

	private void refilter() {
		tree.setInput(visible());
		unfold();
		selectFirst();
		describe();
	}

	private List<PaletteEntry> visible() {
		return entries.stream().filter(entry -> entry.matches(filter.getText())).toList();
	}

	private void select(PaletteEntry wanted) {
		visible().stream().filter(entry -> entry.name().equals(wanted.name())
				&& entry.categories().equals(wanted.categories())).findFirst()
				.ifPresent(entry -> tree.setSelection(new StructuredSelection(entry), true));
	}

	private void describe() {
		Literal.show(about, selected().map(PaletteEntry::name).orElse(Messages.PaletteList_hintTitle));
		Literal.show(description, selected().map(this::description).orElse(hint));
	}

	private String description(PaletteEntry entry) {
		return entry.description(how) + controller(entry)
				.map(first -> " " + NLS.bind(Messages.PaletteList_first, first.type().name())).orElse("");
	}

	private TreeViewer tree(Composite parent) {
		var holder = new Composite(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(holder);
		holder.setLayout(columns);
		var viewer = new TreeViewer(holder, SWT.FULL_SELECTION | SWT.SINGLE | SWT.NO_SCROLL | SWT.V_SCROLL);
		WidgetIds.name(viewer.getTree(), "palette.tree");
		viewer.getTree().getAccessible()
				.addAccessibleListener(
						AccessibleListener.getNameAdapter(event -> event.result = Messages.PaletteList_name));
		viewer.setContentProvider(content);
		var name = new TreeViewerColumn(viewer, SWT.LEFT);
		name.setLabelProvider(new PaletteLabels(false, content));
		columns.setColumnData(name.getColumn(), new ColumnWeightData(1, 60));
		var count = new TreeViewerColumn(viewer, SWT.RIGHT);
		count.setLabelProvider(new PaletteLabels(true, content));
		columns.setColumnData(count.getColumn(), new ColumnPixelData(COUNT_MARGIN, false, true));
		return viewer;
	}

	/** As wide as what is said there now: the names need the room. */
	private void fitCounts() {
		var gc = new GC(tree.getTree());
		try {
			gc.setFont(Fonts.PLAIN.font());
			int width = Stream.concat(entries.stream().map(PaletteEntry::count), Stream.of("000"))
					.mapToInt(text -> gc.textExtent(text).x).max().orElse(0);
			columns.setColumnData(tree.getTree().getColumn(1), new ColumnPixelData(width + COUNT_MARGIN, false, true));
		} finally {
			gc.dispose();
		}
		tree.getTree().getParent().layout();
	}

	/** A part with its distance from the edges. */
	private Composite part(int sides, int top, int bottom) {
		var part = new Composite(this, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(part);
		GridLayoutFactory.fillDefaults().spacing(0, 4).extendedMargins(sides, sides, top, bottom).applyTo(part);
		return part;
	}
}
