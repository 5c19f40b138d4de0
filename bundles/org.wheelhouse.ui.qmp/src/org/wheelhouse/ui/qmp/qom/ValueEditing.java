package org.wheelhouse.ui.qmp.qom;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.ColumnViewerEditor;
import org.eclipse.jface.viewers.ColumnViewerEditorActivationEvent;
import org.eclipse.jface.viewers.ColumnViewerEditorActivationStrategy;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerEditor;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.jface.viewers.ViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.wheelhouse.core.qom.QomText;
import org.wheelhouse.core.qom.QomText.Written;
import org.wheelhouse.core.qom.QomValue;
import org.wheelhouse.ui.widget.WidgetIds;

import com.fasterxml.jackson.databind.JsonNode;

/** Values written in place: what would be sent is told at each key, Enter sends it, all else leaves it. UI thread. */
final class ValueEditing extends EditingSupport {

	/** Takes what is written. */
	interface Target {

		/** Somebody is writing. */
		void writing(PropertyRow row, Written written);

		/** It is to be set. */
		void set(PropertyRow row, Written.Value value);

		/** Nobody writes any more. */
		void done();
	}

	private final TableViewer viewer;
	private final Target target;
	private final Editor editor;
	private Optional<PropertyRow> edited = Optional.empty();

	private ValueEditing(TableViewer viewer, Target target) {
		super(viewer);
		this.viewer = viewer;
		this.target = target;
		editor = new Editor(viewer.getTable(), this::written);
	}

	/** Makes the values of a table editable: by F2, Enter, or a double click on one. */
	static void in(TableViewer viewer, ViewerColumn column, Target target) {
		var editing = new ValueEditing(viewer, target);
		column.setEditingSupport(editing);
		TableViewerEditor.create(viewer, new Activation(viewer), ColumnViewerEditor.DEFAULT);
	}

	@Override
	protected CellEditor getCellEditor(@Nullable Object element) {
		return editor;
	}

	@Override
	protected boolean canEdit(@Nullable Object element) {
		return element instanceof PropertyRow row && !(row.value() instanceof QomValue.Awaited);
	}

	@Override
	protected Object getValue(@Nullable Object element) {
		if (element instanceof PropertyRow row) {
			edited = Optional.of(row);
			editor.offer(row);
			return row.value() instanceof QomValue.Known ? row.text() : "";
		}
		return "";
	}

	@Override
	protected void setValue(@Nullable Object element, @Nullable Object value) {
		if (element instanceof PropertyRow row && value instanceof String text
				&& QomText.read(text, row.type(), row.value()) instanceof Written.Value written
				&& !isNow(row, written)) {
			target.set(row, written);
		}
	}

	/** By their text: numbers of other sizes are never equal. */
	private static boolean isNow(PropertyRow row, Written.Value written) {
		return row.value() instanceof QomValue.Known(JsonNode json)
				&& json.toString().equals(written.json().toString());
	}

	/** @return whether it could be sent */
	private boolean written(Optional<String> text) {
		if (edited.isEmpty() || text.isEmpty() || viewer.getControl().isDisposed()) {
			edited = Optional.empty();
			target.done();
			return false;
		}
		var row = edited.get();
		var written = QomText.read(text.get(), row.type(), row.value());
		target.writing(row, written);
		return written instanceof Written.Value;
	}

	private static final class Activation extends ColumnViewerEditorActivationStrategy {

		Activation(TableViewer viewer) {
			super(viewer);
		}

		@Override
		protected boolean isEditorActivationEvent(@Nullable ColumnViewerEditorActivationEvent event) {
			return event != null && (event.eventType == ColumnViewerEditorActivationEvent.PROGRAMMATIC
					|| event.eventType == ColumnViewerEditorActivationEvent.MOUSE_DOUBLE_CLICK_SELECTION);
		}
	}

	private static final class Editor extends TextCellEditor {

		/** Tells what is written, or that nothing is any more; answers whether it could be sent. */
		@FunctionalInterface
		interface Writing {
			boolean now(Optional<String> text);
		}

		private final Writing writing;
		private List<String> choices = List.of();
		private boolean open;

		Editor(Composite parent, Writing writing) {
			super(parent);
			this.writing = writing;
			WidgetIds.name(text, "qom.value");
			text.addListener(SWT.Modify, _ -> writing.now(Optional.of(text.getText())));
			text.addListener(SWT.KeyDown, this::choose);
		}

		void offer(PropertyRow row) {
			choices = PropertyText.choices(row);
		}

		/** Up and down go through the words that it may be. */
		private void choose(Event event) {
			var step = event.keyCode == SWT.ARROW_DOWN ? 1 : event.keyCode == SWT.ARROW_UP ? -1 : 0;
			if (step != 0 && !choices.isEmpty()) {
				var now = choices.indexOf(text.getText());
				text.setText(choices.get(Math.floorMod(now < 0 && step < 0 ? 0 : now + step, choices.size())));
				text.selectAll();
				event.doit = false;
			}
		}

		@Override
		public void activate() {
			super.activate();
			open = true;
			writing.now(Optional.of(text.getText()));
		}

		@Override
		public void deactivate() {
			super.deactivate();
			// It is called by the constructor, too.
			if (open) {
				open = false;
				writing.now(Optional.empty());
			}
		}

		@Override
		protected void handleDefaultSelection(@Nullable SelectionEvent event) {
			if (writing.now(Optional.of(text.getText()))) {
				super.handleDefaultSelection(event);
			} else {
				text.getDisplay().beep();
			}
		}

		/** Whoever looks elsewhere has not said that it is to be sent. */
		@Override
		protected void focusLost() {
			if (isActivated()) {
				fireCancelEditor();
				deactivate();
			}
		}
	}
}
