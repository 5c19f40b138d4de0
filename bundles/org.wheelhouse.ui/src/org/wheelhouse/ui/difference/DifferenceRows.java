package org.wheelhouse.ui.difference;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.wheelhouse.core.state.Difference;
import org.wheelhouse.core.state.Difference.Way;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.CopiedText;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** The rows: what it is and since when, what is defined, what runs, and what can be done about it. UI thread. */
final class DifferenceRows {

	private static final int COLUMNS = 8;
	private static final int LEAST = 80;

	private final Composite control;
	private final DifferenceActions actions;
	private final Machine machine;

	DifferenceRows(Composite parent, DifferenceActions actions, Machine machine, List<Difference> differences) {
		this.actions = actions;
		this.machine = machine;
		control = new Composite(parent, SWT.NONE);
		ColorRole.WARNING_FILL.fill(control);
		GridLayoutFactory.fillDefaults().numColumns(COLUMNS).spacing(6, 3).applyTo(control);
		differences.forEach(this::row);
	}

	Composite control() {
		return control;
	}

	/** What has the focus of them, by the name that it is given; empty when none has. */
	String focused() {
		var focused = control.getDisplay().getFocusControl();
		return focused != null && focused.getParent() == control && focused.getData(WidgetIds.ID) instanceof String id
				? id
				: "";
	}

	/** Gives the focus to what has this name, if that is still there. */
	void focus(String id) {
		Stream.of(control.getChildren()).filter(part -> !id.isEmpty() && id.equals(part.getData(WidgetIds.ID)))
				.findFirst().ifPresent(Control::setFocus);
	}

	private void row(Difference difference) {
		var menu = menu(difference);
		var icon = new Label(control, SWT.NONE);
		icon.setImage(DifferenceText.icon(difference).image());
		colored(icon, ColorRole.TEXT, menu);
		var title = new Label(control, SWT.NONE);
		title.setFont(Fonts.BOLD.font());
		title.setText(Literal.label(difference.title()));
		colored(title, ColorRole.TEXT, menu);
		WidgetIds.name(title, "differences.row." + difference.subject());
		text(DifferenceText.origin(difference, ZoneId.systemDefault(), Instant.now()), ColorRole.TEXT, menu, false);
		text(DifferenceText.defined(difference), ColorRole.TEXT2, menu, true);
		text(DifferenceText.runs(difference), ColorRole.TEXT, menu, true);
		way(difference, difference.takeOver(), Messages.Banner_takeOver, menu,
				() -> actions.takeOver(control.getShell(), machine, difference));
		var apply = difference.apply().possible();
		way(difference, apply ? difference.apply() : difference.drop(),
				apply ? Messages.Banner_apply : Messages.Banner_drop, menu,
				() -> actions.asDefined(control.getShell(), machine, difference));
		text(DifferenceText.note(difference), ColorRole.TEXT2, menu, true);
	}

	private void text(String text, ColorRole role, Menu menu, boolean wide) {
		var label = new CLabel(control, SWT.NONE);
		label.setMargins(0, 0, 0, 0);
		Literal.show(label, text);
		Literal.tip(label, text);
		colored(label, role, menu);
		if (wide) {
			GridDataFactory.fillDefaults().hint(LEAST, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).grab(true, false)
					.applyTo(label);
		}
	}

	/** Something to click where it is possible; faint where it is not, and nothing where it makes no sense. */
	private void way(Difference difference, Way way, String name, Menu menu, Runnable action) {
		if (!way.possible()) {
			var label = new Label(control, SWT.NONE);
			label.setText(way.equals(Way.NONE) ? "" : name);
			Literal.tip(label, way.text());
			colored(label, ColorRole.FAINT, menu);
			return;
		}
		var link = new Link(control, SWT.NONE);
		link.setText("<a>" + name + "</a>");
		link.setLinkForeground(ColorRole.ACCENT.color());
		Literal.tip(link, way.text());
		colored(link, ColorRole.TEXT, menu);
		WidgetIds.name(link, "differences." + name.replace(" ", "").toLowerCase(Locale.ROOT) + "."
				+ difference.subject());
		link.getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = name + ": " + difference.sentence()));
		link.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> action.run()));
	}

	private static void colored(Control part, ColorRole role, Menu menu) {
		ColorRole.WARNING_FILL.fill(part);
		role.ink(part);
		part.setMenu(menu);
	}

	private Menu menu(Difference difference) {
		var menu = new Menu(control);
		item(menu, Messages.Banner_takeOver, difference.takeOver().possible(),
				() -> actions.takeOver(control.getShell(), machine, difference));
		var apply = difference.apply().possible();
		item(menu, apply ? Messages.Banner_apply : Messages.Banner_drop, apply || difference.drop().possible(),
				() -> actions.asDefined(control.getShell(), machine, difference));
		item(menu, Messages.Banner_copy, true,
				() -> CopiedText.put(difference.sentence(), control.getDisplay()));
		control.addDisposeListener(_ -> menu.dispose());
		return menu;
	}

	private static void item(Menu menu, String text, boolean enabled, Runnable action) {
		var item = new MenuItem(menu, SWT.PUSH);
		item.setText(text);
		item.setEnabled(enabled);
		item.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> action.run()));
	}
}
