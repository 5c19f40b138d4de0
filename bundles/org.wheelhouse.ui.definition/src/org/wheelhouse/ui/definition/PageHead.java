package org.wheelhouse.ui.definition;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.emf.common.command.Command;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.definition.edit.WorkingCopy;
import org.wheelhouse.ui.definition.problems.Judge;
import org.wheelhouse.ui.part.MachineNames;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.theme.StateGlyph;
import org.wheelhouse.ui.theme.StateLook;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** The heading of a page: which machine, its state, which file, and undo and redo. UI thread. */
final class PageHead {

	private final Composite control;
	private final Canvas glyph;
	private final Label name;
	private final Label state;
	private final Label file;
	private final ToolItem undo;
	private final ToolItem redo;
	private final Button check;
	private MachineState painted = MachineState.CONNECTING;

	/** @param id of the page */
	PageHead(Composite parent, String id, Runnable undone, Runnable redone, Runnable checked) {
		control = new Composite(parent, SWT.NONE);
		ColorRole.ALT.fill(control);
		GridLayoutFactory.fillDefaults().numColumns(4).margins(12, 8).spacing(10, 0).applyTo(control);
		glyph = new Canvas(control, SWT.DOUBLE_BUFFERED);
		ColorRole.ALT.fill(glyph);
		GridDataFactory.swtDefaults().hint(StateGlyph.HEADING, StateGlyph.HEADING).span(1, 2).applyTo(glyph);
		glyph.addPaintListener(event -> StateGlyph.paint(event.gc, painted, 0, 0, StateGlyph.HEADING));
		name = label(control, Fonts.HEADING, ColorRole.TEXT);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(name);
		var tools = new ToolBar(control, SWT.FLAT);
		ColorRole.ALT.fill(tools);
		GridDataFactory.swtDefaults().span(1, 2).applyTo(tools);
		undo = tool(tools, Icon.UNDO, id + ".undo", undone);
		redo = tool(tools, Icon.REDO, id + ".redo", redone);
		check = new Button(control, SWT.PUSH);
		check.setText(Messages.Head_Check);
		check.setToolTipText(Messages.Head_CheckTip);
		check.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> checked.run()));
		WidgetIds.name(check, id + ".check");
		GridDataFactory.swtDefaults().span(1, 2).applyTo(check);
		var line = new Composite(control, SWT.NONE);
		ColorRole.ALT.fill(line);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).applyTo(line);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
		state = label(line, Fonts.PLAIN, ColorRole.TEXT);
		file = label(line, Fonts.PLAIN, ColorRole.TEXT2);
		GridDataFactory.fillDefaults().grab(true, false).hint(40, SWT.DEFAULT).applyTo(file);
		WidgetIds.name(file, id + ".file");
	}

	Composite control() {
		return control;
	}

	void show(Machine machine, Optional<WorkingCopy> copy, Optional<Judge> judge) {
		if (painted != machine.getState()) {
			painted = machine.getState();
			glyph.redraw();
		}
		var look = StateLook.of(machine.getState());
		look.role().ink(state);
		var changed = Literal.show(name, MachineNames.of(machine)) | Literal.show(state, look.word());
		var path = copy.map(WorkingCopy::path);
		changed |= Literal.show(file,
				path.map(of -> " · " + NLS.bind(Messages.Head_File, PageHead.shortened(of))).orElse(""));
		Literal.tip(file, path.map(Path::toString).orElse(""));
		var checking = judge.filter(Judge::isChecking).isPresent();
		if (!check.getText().equals(checking ? Messages.Head_CancelCheck : Messages.Head_Check)) {
			check.setText(checking ? Messages.Head_CancelCheck : Messages.Head_Check);
			check.setToolTipText(checking ? Messages.Head_CancelCheckTip : Messages.Head_CheckTip);
			changed = true;
		}
		check.setEnabled(checking || copy.flatMap(WorkingCopy::readable).isPresent());
		copy.ifPresentOrElse(this::showSteps, () -> {
			undo.setEnabled(false);
			redo.setEnabled(false);
		});
		if (changed) {
			control.layout(true, true);
		}
	}

	private void showSteps(WorkingCopy copy) {
		var history = copy.history();
		show(undo, Messages.Head_Undo, history.canUndo() ? history.getUndoCommand() : null);
		show(redo, Messages.Head_Redo, history.canRedo() ? history.getRedoCommand() : null);
	}

	private static void show(ToolItem item, String text, @Nullable Command step) {
		item.setEnabled(step != null);
		item.setToolTipText(Literal.label(NLS.bind(text, step == null ? "" : step.getLabel())));
	}

	/** With a tilde for the user's own folder. */
	private static String shortened(Path path) {
		var home = Path.of(System.getProperty("user.home", "/"));
		return path.startsWith(home) && !home.equals(home.getRoot()) ? "~/" + home.relativize(path) : path.toString();
	}

	private static ToolItem tool(ToolBar bar, Icon icon, String id, Runnable run) {
		var item = new ToolItem(bar, SWT.PUSH);
		item.setImage(icon.image());
		item.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> run.run()));
		WidgetIds.name(item, id);
		return item;
	}

	private static Label label(Composite parent, Fonts font, ColorRole color) {
		var label = new Label(parent, SWT.NONE);
		ColorRole.ALT.fill(label);
		label.setFont(font.font());
		color.ink(label);
		return label;
	}
}
