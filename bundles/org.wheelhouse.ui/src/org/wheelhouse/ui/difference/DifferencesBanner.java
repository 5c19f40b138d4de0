package org.wheelhouse.ui.difference;

import java.util.List;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.wheelhouse.core.state.Difference;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.ColorsChanged;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.Plural;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * A banner above a page of a machine that has a row for each difference between what runs and what is defined; takes no room
 * while there is none, and folds to its first line. UI thread.
 */
public final class DifferencesBanner {

	/** So many rows are seen at once; more are scrolled to. */
	private static final int MOST_ROWS = 6;
	private static final int BAR = 4;

	private final Composite control;
	private final DifferenceActions actions;
	private final Label title;
	private final Button takeOverAll;
	private final Button dropAll;
	private final Button restart;
	private final Link fold;
	private @Nullable DifferenceRows rows;
	/** The rows, or what scrolls them. */
	private @Nullable Composite body;
	private @Nullable Machine machine;
	private List<Difference> shown = List.of();
	private boolean folded;

	/** Makes it as a child of a parent with a {@link org.eclipse.swt.layout.GridLayout} of one column. */
	public DifferencesBanner(Composite parent, DifferenceActions actions) {
		this.actions = actions;
		control = new Composite(parent, SWT.NONE);
		ColorRole.WARNING_FILL.fill(control);
		control.setBackgroundMode(SWT.INHERIT_FORCE);
		GridLayoutFactory.fillDefaults().extendedMargins(BAR + 8, 8, 4, 4).spacing(0, 2).applyTo(control);
		WidgetIds.name(control, "differences");
		control.addPaintListener(event -> {
			var area = control.getClientArea();
			event.gc.setBackground(ColorRole.WARNING_LINE.color());
			event.gc.fillRectangle(0, 0, BAR, area.height);
			event.gc.fillRectangle(0, area.height - 1, area.width, 1);
		});
		name(control, Messages.Banner_name);
		var head = new Composite(control, SWT.NONE);
		ColorRole.WARNING_FILL.fill(head);
		GridLayoutFactory.fillDefaults().numColumns(7).spacing(8, 0).applyTo(head);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
		var icon = new Label(head, SWT.NONE);
		icon.setImage(Icon.INFO.image());
		ColorRole.WARNING_FILL.fill(icon);
		title = new Label(head, SWT.NONE);
		title.setFont(Fonts.BOLD.font());
		ColorRole.WARNING_FILL.fill(title);
		WidgetIds.name(title, "differences.title");
		var next = new Label(head, SWT.NONE);
		next.setText(Messages.Banner_next);
		ColorRole.WARNING_FILL.fill(next);
		ColorRole.TEXT2.ink(next);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(next);
		takeOverAll = button(head, Messages.Banner_all, "differences.takeOverAll",
				about -> actions.takeOverAll(control.getShell(), about, takeable()));
		dropAll = button(head, Messages.Banner_dropAll, "differences.dropAll",
				about -> actions.dropAll(control.getShell(), about, droppable()));
		restart = button(head, Messages.Banner_restart, "differences.restart",
				about -> actions.restart(control.getShell(), about, shown));
		fold = new Link(head, SWT.NONE);
		ColorRole.WARNING_FILL.fill(fold);
		WidgetIds.name(fold, "differences.fold");
		fold.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = (folded
				? Messages.Banner_show
				: Messages.Banner_hide) + ": " + Messages.Banner_name));
		fold.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> fold(!folded)));
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(control);
		control.setVisible(false);
		showFold();
		ColorsChanged.follow(control, () -> {
			showFold();
			var about = machine;
			if (about != null) {
				fill(about); // a link keeps the colour that it was given
			}
		});
	}

	private interface Gesture {
		void on(Machine about);
	}

	private Button button(Composite parent, String text, String id, Gesture gesture) {
		var button = new Button(parent, SWT.PUSH);
		button.setText(text);
		WidgetIds.name(button, id);
		button.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> {
			var about = machine;
			if (about != null) {
				gesture.on(about);
			}
		}));
		return button;
	}

	private static void name(Control control, String name) {
		control.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = name));
	}

	/** The whole. */
	public Composite control() {
		return control;
	}

	/** Shows how the machine is now, and tells whether the layout around it must change. */
	public boolean show(Machine now) {
		var other = machine != now;
		machine = now;
		var differences = actions.of(now);
		restart.setEnabled(now.getState() == MachineState.RUNNING);
		if (!other && differences.equals(shown)) {
			return false;
		}
		shown = differences;
		title.setText(Literal.label(Plural.bind(Messages.Banner_count, differences.size())));
		takeOverAll.setEnabled(!takeable().isEmpty());
		dropAll.setEnabled(!droppable().isEmpty());
		fill(now);
		var visible = !differences.isEmpty();
		GridDataFactory.fillDefaults().grab(true, false).exclude(!visible).applyTo(control);
		control.setVisible(visible);
		return true;
	}

	private List<Difference> takeable() {
		return which(difference -> difference.takeOver().possible());
	}

	private List<Difference> droppable() {
		return which(difference -> difference.drop().possible());
	}

	private List<Difference> which(Predicate<Difference> wanted) {
		return shown.stream().filter(wanted).toList();
	}

	private void fill(Machine now) {
		var focused = rows == null ? "" : rows.focused();
		if (body != null) {
			body.dispose();
		}
		var made = new DifferenceRows(shown.size() > MOST_ROWS ? scrolled() : control, actions, now, shown);
		var around = made.control().getParent() instanceof ScrolledComposite scrolled
				? scrolled(scrolled, made.control())
				: made.control();
		rows = made;
		body = around;
		showBody(around);
		control.layout(true, true);
		made.focus(focused);
	}

	private ScrolledComposite scrolled() {
		var scrolled = new ScrolledComposite(control, SWT.V_SCROLL);
		ColorRole.WARNING_FILL.fill(scrolled);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		scrolled.setShowFocusedControl(true);
		return scrolled;
	}

	private static Composite scrolled(ScrolledComposite scrolled, Composite content) {
		scrolled.setContent(content);
		scrolled.setMinHeight(content.computeSize(SWT.DEFAULT, SWT.DEFAULT).y);
		return scrolled;
	}

	/** As high as its rows, up to some of them. */
	private void showBody(Composite around) {
		var data = GridDataFactory.fillDefaults().grab(true, false).exclude(folded);
		if (around instanceof ScrolledComposite scrolled) {
			data.hint(SWT.DEFAULT, scrolled.getMinHeight() * MOST_ROWS / shown.size());
		}
		data.applyTo(around);
		around.setVisible(!folded);
	}

	private void fold(boolean now) {
		folded = now;
		showFold();
		if (body != null) {
			showBody(body);
		}
		control.requestLayout();
	}

	private void showFold() {
		fold.setText("<a>" + (folded ? Messages.Banner_show : Messages.Banner_hide) + "</a>");
		fold.setLinkForeground(ColorRole.ACCENT.color());
	}
}
