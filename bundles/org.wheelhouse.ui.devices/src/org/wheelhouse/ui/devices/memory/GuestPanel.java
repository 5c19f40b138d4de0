package org.wheelhouse.ui.devices.memory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.wheelhouse.model.live.BalloonState;
import org.wheelhouse.model.live.GuestStatistic;
import org.wheelhouse.model.live.MemoryDevice;
import org.wheelhouse.model.live.MemoryState;
import org.wheelhouse.ui.devices.slot.SlotLine;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.EmptyState;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.Quantity;
import org.wheelhouse.ui.widget.WidgetIds;

/** What the guest is asked to take or to give, and what it says of its memory. UI thread. */
final class GuestPanel extends Composite {

	private static final long BALLOON_STEP = 1 << 20;
	/** After so long without word the guest's figures are old. */
	private static final long FRESH_MILLIS = 10_000;

	private final MemoryActions gestures;
	private final Clock clock;
	private final Composite sliders;
	private final Map<String, SizeRow> rows = new HashMap<>();
	private List<String> resizable = List.of();
	private @Nullable MemoryState shown;
	private final SizeRow balloonRow;
	private final SlotLine told;
	private final GuestGraph graph;
	private final GuestFigures figures = new GuestFigures();
	private final TableViewer statistics;

	GuestPanel(Composite parent, MemoryActions gestures, Clock clock) {
		super(parent, SWT.NONE);
		this.gestures = gestures;
		this.clock = clock;
		ColorRole.SURFACE.fill(this);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
		sliders = new Composite(this, SWT.NONE);
		ColorRole.SURFACE.fill(sliders);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(sliders);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(sliders);
		balloonRow = new SizeRow(this, "memory.balloon", Messages.Balloon_title, gestures::balloon);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(balloonRow.control());
		told = new SlotLine(this, "memory.told");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(told.control());
		graph = new GuestGraph(this);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(graph);
		statistics = statistics();
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 90).applyTo(statistics.getTable());
	}

	private TableViewer statistics() {
		var viewer = new TableViewer(this, SWT.FULL_SELECTION | SWT.SINGLE);
		FlatSelection.inCells(viewer.getTable());
		viewer.getTable().setHeaderVisible(true);
		WidgetIds.name(viewer.getTable(), "memory.statistics");
		viewer.getTable().getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.Guest_statistics));
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		column(viewer, Messages.Guest_statistic, 180, SWT.LEFT, GuestStatistic::getName);
		column(viewer, Messages.Guest_value, 110, SWT.RIGHT, GuestPanel::value);
		return viewer;
	}

	private static void column(TableViewer viewer, String title, int width, int align,
			Function<GuestStatistic, String> text) {
		var column = new TableViewerColumn(viewer, align);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(ColumnLabelProvider
				.createTextProvider(row -> row instanceof GuestStatistic statistic ? text.apply(statistic) : ""));
	}

	/** Memory and what is swapped are bytes, all else is counted. */
	private static String value(GuestStatistic statistic) {
		var name = statistic.getName();
		return name.endsWith("-memory") || name.endsWith("-caches") || name.startsWith("swap-")
				? Quantity.bytes(statistic.getValue()).toString()
				: String.valueOf(statistic.getValue());
	}

	/** Shows this memory, or what changed of it; null for none that is known. */
	void show(@Nullable MemoryState memory) {
		if (memory != shown) {
			shown = memory;
			figures.forget();
		}
		if (memory == null) {
			return;
		}
		var devices = memory.getDevices().stream().filter(MemoryText::isResizable).toList();
		keep(devices);
		devices.forEach(device -> resizable(rows.get(device.getId()), device));
		var balloon = memory.getBalloon();
		visible(balloon != null);
		if (balloon != null) {
			balloon(balloon, memory);
		}
	}

	/** A row for each. */
	private void keep(List<MemoryDevice> devices) {
		var ids = devices.stream().map(MemoryDevice::getId).toList();
		if (ids.equals(resizable)) {
			return;
		}
		resizable = ids;
		var gone = new ArrayList<>(rows.keySet());
		gone.removeAll(ids);
		gone.forEach(id -> rows.remove(id).control().dispose());
		devices.forEach(device -> rows.computeIfAbsent(device.getId(), this::row));
		requestLayout();
	}

	private SizeRow row(String id) {
		var row = new SizeRow(sliders, "memory.resize." + id, NLS.bind(Messages.Resize_title, id), bytes -> {
			var now = shown;
			if (now != null) {
				now.getDevices().stream().filter(device -> device.getId().equals(id)).findFirst()
						.ifPresent(device -> gestures.resize(device, bytes));
			}
		});
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row.control());
		return row;
	}

	private static void resizable(SizeRow row, MemoryDevice device) {
		row.follow(
				new SizeSlider.Range(device.getMaximumBytes(), Math.max(1, device.getBlockBytes()), 0,
						device.getSizeBytes()),
				device.getRequestedBytes(),
				NLS.bind(Messages.Resize_remark, new Object[]{MemoryText.size(device.getSizeBytes()),
						MemoryText.size(device.getRequestedBytes()), MemoryText.size(device.getMaximumBytes())}));
	}

	private void balloon(BalloonState balloon, MemoryState memory) {
		var most = memory.getBaseBytes() + memory.getPluggedBytes();
		var asked = balloon.getTargetBytes() < 0 ? balloon.getActualBytes() : balloon.getTargetBytes();
		balloonRow.follow(
				new SizeSlider.Range(most, BALLOON_STEP, balloon.getFloorBytes(), balloon.getActualBytes()),
				asked, (asked == balloon.getActualBytes()
						? ""
						: NLS.bind(Messages.Balloon_moving, MemoryText.size(asked)) + " ") + balloon.getFloorReason());
		figures.take(balloon);
		graph.show(figures.samples());
		statistics.setInput(List.copyOf(balloon.getStatistics()));
		long age = clock.millis() - balloon.getStatisticsMillis();
		if (balloon.getStatisticsMillis() == 0) {
			told.say(Messages.Guest_silent, "", new EmptyState.Action(Messages.Guest_ask, gestures::askGuest));
		} else if (age > FRESH_MILLIS) {
			told.say(NLS.bind(Messages.Guest_old, age / 1000), "",
					new EmptyState.Action(Messages.Guest_ask, gestures::askGuest));
		} else {
			told.say(Messages.Guest_tells, "");
		}
	}

	private void visible(boolean there) {
		for (var control : new Control[]{balloonRow.control(), told.control(), graph,
				statistics.getTable()}) {
			if (control.getVisible() != there) {
				control.setVisible(there);
				((GridData) control.getLayoutData()).exclude = !there;
				requestLayout();
			}
		}
	}
}
