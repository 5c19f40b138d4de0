package org.wheelhouse.ui.trust;

import java.util.Comparator;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.wheelhouse.core.failure.StartUntrusted;
import org.wheelhouse.core.trust.HostEffect;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * Shows what the definitions of some machines do beyond the machine, before they are started for the first time as they are
 * now; below each effect the option that has it. Not to start is the default. UI thread.
 */
public final class TrustDialog extends Dialog {

	private static final int WIDTH = 620;
	private static final int ROWS = 12;

	private final List<Asked> machines;

	/**
	 * A machine about which it asks.
	 *
	 * @param name what a person calls it
	 */
	public record Asked(String id, String name, StartUntrusted question) {}

	/** @param machines at least one */
	public TrustDialog(Shell parent, List<Asked> machines) {
		super(parent);
		this.machines = List.copyOf(machines);
		setShellStyle(getShellStyle() | SWT.RESIZE | SWT.SHEET);
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(machines.size() == 1
					? NLS.bind(Messages.Trust_one, machines.getFirst().name())
					: NLS.bind(Messages.Trust_several, machines.size()));
			WidgetIds.name(shell, "trust");
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).spacing(10, 8).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		var icon = new Label(area, SWT.NONE);
		icon.setImage(Icon.WARNING.image());
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(icon);
		sentence(area, Messages.Trust_about, ColorRole.TEXT, 1);
		var tree = new Tree(area, SWT.BORDER | SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL);
		WidgetIds.name(tree, "trust.effects");
		tree.getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.Trust_list));
		machines.forEach(machine -> show(tree, machine));
		tree.setSelection(tree.getItem(0));
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(WIDTH, tree.getItemHeight() * ROWS)
				.applyTo(tree);
		sentence(area, Messages.Trust_holds, ColorRole.TEXT2, 2);
		return area;
	}

	private static void sentence(Composite area, String text, ColorRole ink, int columns) {
		var label = new Label(area, SWT.WRAP);
		label.setText(text);
		ink.ink(label);
		GridDataFactory.fillDefaults().span(columns, 1).grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(label);
	}

	private static void show(Tree tree, Asked machine) {
		var row = new TreeItem(tree, SWT.NONE);
		row.setText(NLS.bind(Messages.Trust_machine, machine.name(), machine.question().definition()));
		row.setFont(Fonts.BOLD.font());
		machine.question().effects().effects().stream().sorted(Comparator.comparing(HostEffect::kind))
				.forEach(effect -> {
					var sentence = new TreeItem(row, SWT.NONE);
					sentence.setText(effect.sentence());
					var option = new TreeItem(sentence, SWT.NONE);
					option.setText(effect.option());
					option.setFont(Fonts.MONO.font());
				});
		row.setExpanded(true);
		// Only what is seen itself can be opened.
		for (var sentence : row.getItems()) {
			sentence.setExpanded(true);
		}
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		var start = createButton(parent, IDialogConstants.OK_ID, Literal.label(Messages.Trust_start), false);
		WidgetIds.name(start, "trust.start");
		WidgetIds.name(createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, true),
				"trust.cancel");
	}
}
