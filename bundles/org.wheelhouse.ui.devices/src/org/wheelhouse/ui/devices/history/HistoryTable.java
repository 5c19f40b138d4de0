package org.wheelhouse.ui.devices.history;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.IStructuredContentProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.model.live.DeviceGesture;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.RowTips;
import org.wheelhouse.ui.widget.WidgetIds;

/** What was done to the devices of a machine as a table, newest first. */
final class HistoryTable {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
			.withZone(ZoneId.systemDefault());

	private HistoryTable() {
		// holds no state
	}

	/** Makes the viewer; its input is a {@link Machine}. */
	static TableViewer create(Composite parent) {
		var viewer = new TableViewer(parent, SWT.FULL_SELECTION | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
		var table = viewer.getTable();
		FlatSelection.in(table);
		table.setHeaderVisible(true);
		WidgetIds.name(table, "history.table");
		table.getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.HistoryPage_name));
		viewer.setContentProvider(new NewestFirst());
		column(viewer, Messages.HistoryTable_when, 80, HistoryTable::time, _ -> null);
		column(viewer, Messages.HistoryTable_what, 240, DeviceGesture::getLabel, _ -> null);
		column(viewer, Messages.HistoryTable_where, 130, DeviceGesture::getPlace, _ -> null);
		column(viewer, Messages.HistoryTable_who, 110, HistoryTable::who, _ -> null);
		column(viewer, Messages.HistoryTable_state, 150, HistoryTable::state, gesture -> icon(gesture).image());
		column(viewer, Messages.HistoryTable_next, 90, HistoryTable::next, _ -> null);
		column(viewer, Messages.HistoryTable_undo, 260,
				gesture -> gesture.getUndoRefusal().isEmpty() ? gesture.getUndo() : gesture.getUndoRefusal(),
				_ -> null);
		RowTips.in(viewer);
		return viewer;
	}

	private static void column(TableViewer viewer, String title, int width, Function<DeviceGesture, String> text,
			Function<DeviceGesture, @Nullable Image> image) {
		var column = new TableViewerColumn(viewer, SWT.LEFT);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.getColumn().setResizable(true);
		column.getColumn().setMoveable(true);
		column.setLabelProvider(new ColumnLabelProvider() {

			@Override
			public String getText(@Nullable Object element) {
				return element instanceof DeviceGesture gesture ? text.apply(gesture) : "";
			}

			@Override
			public @Nullable Image getImage(@Nullable Object element) {
				return element instanceof DeviceGesture gesture ? image.apply(gesture) : null;
			}

			@Override
			public String getToolTipText(@Nullable Object element) {
				return element instanceof DeviceGesture gesture ? tip(gesture) : "";
			}
		});
	}

	private static String time(DeviceGesture gesture) {
		return TIME.format(Instant.ofEpochMilli(gesture.getSinceMillis()));
	}

	private static String tip(DeviceGesture gesture) {
		var lines = new ArrayList<>(List.of(gesture.getLabel(), state(gesture), gesture.getText(),
				gesture.getUndoRefusal().isEmpty() ? gesture.getUndo() : gesture.getUndoRefusal()));
		lines.removeIf(String::isEmpty);
		return String.join("\n", lines);
	}

	static String who(DeviceGesture gesture) {
		return switch (gesture.getOrigin()) {
			case HERE -> Messages.HistoryTable_here;
			case EARLIER -> Messages.HistoryTable_earlier;
			case OTHER_CLIENT -> Messages.HistoryTable_otherClient;
		};
	}

	static String state(DeviceGesture gesture) {
		return switch (gesture.getState()) {
			case RUNNING -> Messages.HistoryTable_running;
			case WAITING -> Messages.HistoryTable_waiting;
			case SILENT -> Messages.HistoryTable_silent;
			case AT_RESET -> Messages.HistoryTable_atReset;
			case REFUSED -> Messages.HistoryTable_refused;
			case FAILED -> Messages.HistoryTable_failed;
			case NOT_KNOWN -> Messages.HistoryTable_notKnown;
			case DONE -> Messages.HistoryTable_done;
			case UNDONE -> Messages.HistoryTable_undone;
		};
	}

	private static Icon icon(DeviceGesture gesture) {
		return switch (gesture.getState()) {
			case RUNNING -> Icon.TIMER;
			case WAITING -> Icon.LEAVING;
			case SILENT, NOT_KNOWN -> Icon.WARNING;
			case AT_RESET -> Icon.RESET;
			case REFUSED, FAILED -> Icon.ERROR;
			case DONE -> Icon.CHECK;
			case UNDONE -> Icon.UNDO;
		};
	}

	private static String next(DeviceGesture gesture) {
		return switch (gesture.getNextStart()) {
			case NOT_KNOWN -> Messages.HistoryTable_definedNot;
			case KEPT -> Messages.HistoryTable_kept;
			case AS_BEFORE -> Messages.HistoryTable_asBefore;
		};
	}

	private static final class NewestFirst implements IStructuredContentProvider {

		@Override
		public Object[] getElements(@Nullable Object input) {
			var rows = input instanceof Machine machine
					? new ArrayList<>(machine.getGestures())
					: new ArrayList<DeviceGesture>();
			Collections.reverse(rows);
			return rows.toArray();
		}
	}
}
