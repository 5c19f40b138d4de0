package org.wheelhouse.ui.machines;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.core.machine.ScreenImage;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.part.InventoryListener;
import org.wheelhouse.ui.part.InventoryLookup;
import org.wheelhouse.ui.screendump.ScreenPicture;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Conflated;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** The screens of all machines whose guest runs, small. UI thread; ends with its control. */
final class Thumbnails {

	private static final int WIDTH = 120;
	private static final int HEIGHT = 75;

	private final Inventory inventory;
	private final Function<String, CompletableFuture<ScreenImage>> screens;
	private final Consumer<Machine> open;
	private final ScrolledComposite control;
	private final Composite row;
	private final Label none;
	private final Map<String, Composite> pictures = new LinkedHashMap<>();

	/**
	 * @param screens takes a picture of the machine with this id
	 * @param open    what a double click does
	 */
	Thumbnails(Composite parent, Inventory inventory, Function<String, CompletableFuture<ScreenImage>> screens,
			Consumer<Machine> open) {
		this.inventory = inventory;
		this.screens = screens;
		this.open = open;
		control = new ScrolledComposite(parent, SWT.V_SCROLL);
		control.setExpandHorizontal(true);
		ColorRole.SURFACE.fill(control);
		row = new Composite(control, SWT.NONE);
		ColorRole.SURFACE.fill(row);
		row.setLayout(new RowLayout(SWT.HORIZONTAL));
		control.setContent(row);
		none = new Label(row, SWT.NONE);
		none.setText(Messages.Thumbnails_None);
		ColorRole.TEXT2.ink(none);
		WidgetIds.name(row, "machines.thumbnails");
		var update = new Conflated(control.getDisplay(), Conflated.VIEW_PERIOD, this::update);
		var changes = new InventoryListener(inventory, (_, _) -> update.request());
		control.addListener(SWT.Resize, _ -> fit());
		control.addDisposeListener(_ -> {
			changes.close();
			update.stop();
		});
		update();
	}

	ScrolledComposite control() {
		return control;
	}

	/** The ids of the machines that are shown. */
	Set<String> shown() {
		return Set.copyOf(pictures.keySet());
	}

	private void update() {
		var running = new LinkedHashMap<String, Machine>();
		InventoryLookup.machines(inventory).stream().filter(Thumbnails::hasScreen)
				.forEach(machine -> running.put(machine.getId(), machine));
		if (running.keySet().equals(pictures.keySet())) {
			return;
		}
		pictures.entrySet().removeIf(entry -> {
			var gone = !running.containsKey(entry.getKey());
			if (gone) {
				entry.getValue().dispose();
			}
			return gone;
		});
		running.forEach((id, machine) -> pictures.computeIfAbsent(id, _ -> picture(machine)));
		none.setVisible(pictures.isEmpty());
		none.setLayoutData(pictures.isEmpty() ? null : hidden());
		row.layout(true, true);
		fit();
	}

	private static RowData hidden() {
		var data = new RowData();
		data.exclude = true;
		return data;
	}

	private static boolean hasScreen(Machine machine) {
		return machine.getState() == MachineState.RUNNING || machine.getState() == MachineState.PAUSED
				|| machine.getState() == MachineState.MIGRATING;
	}

	private Composite picture(Machine machine) {
		var cell = new Composite(row, SWT.NONE);
		ColorRole.SURFACE.fill(cell);
		GridLayoutFactory.fillDefaults().spacing(0, 1).applyTo(cell);
		var picture = new ScreenPicture(cell, SWT.NONE);
		GridDataFactory.swtDefaults().hint(WIDTH, HEIGHT).applyTo(picture);
		picture.show(() -> screens.apply(machine.getId()));
		picture.onOpen(() -> open.accept(machine));
		WidgetIds.name(picture, "machines.thumbnail/" + machine.getName());
		var name = new Label(cell, SWT.NONE);
		Literal.show(name, machine.getName());
		name.setFont(Fonts.SMALL.font());
		ColorRole.TEXT2.ink(name);
		GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.TOP).applyTo(name);
		return cell;
	}

	private void fit() {
		row.setSize(row.computeSize(Math.max(WIDTH, control.getClientArea().width), SWT.DEFAULT));
	}
}
