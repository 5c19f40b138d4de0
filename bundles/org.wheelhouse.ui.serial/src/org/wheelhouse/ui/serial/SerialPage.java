package org.wheelhouse.ui.serial;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.core.serial.SerialConsole;
import org.wheelhouse.core.serial.SerialState;
import org.wheelhouse.terminal.Terminal;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.EmptyState;
import org.wheelhouse.ui.widget.EmptyStateStack;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** A terminal over a line that says how it stands with the port; or what to do when there is nothing to show. UI thread. */
final class SerialPage {

	/** What the page asks of the workbench. */
	interface Workbench {

		/** The guest has the keys from now on, or not any more. */
		void guestHasKeys(boolean now);

		/** A person wants a port that leads elsewhere to be shown. */
		void offer(SerialConsole console);
	}

	private final Workbench workbench;
	private final EmptyStateStack deck;
	private final TerminalCanvas canvas;
	private final Label state;
	private Optional<ConsoleFeed> feed = Optional.empty();
	private String name = "";
	private boolean seen;

	SerialPage(Composite parent, Workbench workbench) {
		this.workbench = workbench;
		deck = new EmptyStateStack(parent);
		var content = new Composite(deck.content(), SWT.NONE);
		ColorRole.SURFACE.fill(content);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(content);
		canvas = new TerminalCanvas(content, bytes -> feed.ifPresent(shown -> shown.console().send(bytes)), held -> {
			workbench.guestHasKeys(held);
			refresh();
		});
		GridDataFactory.fillDefaults().grab(true, true).indent(4, 2).applyTo(canvas);
		canvas.addListener(SWT.Resize, _ -> refresh());
		canvas.getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = NLS.bind(Messages.Screen_Name, name)));
		state = new Label(content, SWT.NONE);
		state.setFont(Fonts.SMALL.font());
		ColorRole.ALT.fill(state);
		WidgetIds.name(state, "serial.state");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(state);
		menu();
		deck.control().addDisposeListener(_ -> feed.ifPresent(ConsoleFeed::close));
		refresh();
	}

	EmptyStateStack deck() {
		return deck;
	}

	TerminalCanvas canvas() {
		return canvas;
	}

	Label state() {
		return state;
	}

	/** Shows this console from now on, or none. */
	void show(Optional<SerialConsole> console, String machineName) {
		name = machineName;
		feed.ifPresent(ConsoleFeed::close);
		feed = console.map(shown -> new ConsoleFeed(shown, this::refresh));
		canvas.show(feed.map(ConsoleFeed::terminal).orElseGet(() -> new Terminal(0, _ -> {
			// nobody is there
		})));
		seen(seen);
		refresh();
	}

	/** Whether it can be seen from now on. */
	void seen(boolean now) {
		seen = now;
		feed.ifPresent(shown -> shown.seen(now));
	}

	private void refresh() {
		if (deck.control().isDisposed()) {
			return;
		}
		feed.ifPresent(shown -> {
			canvas.refresh();
			sayState(shown);
			sayEmpty(shown.console());
		});
		deck.show(feed.filter(SerialPage::hasSomething).isPresent());
	}

	private static boolean hasSomething(ConsoleFeed shown) {
		return shown.console().received() > 0 || shown.console().status().state() == SerialState.OPEN;
	}

	private void sayState(ConsoleFeed shown) {
		var columns = shown.terminal().columns();
		var inSight = canvas.columnsInSight();
		var cut = inSight < columns ? NLS.bind(Messages.State_Columns, inSight, columns) : "";
		var text = PortText.of(shown.console(), cut, shown.missed(), canvas.keys().isHeld());
		if (Literal.show(state, text)) {
			Literal.tip(state, cut.isEmpty() ? text : text + "\n" + Messages.State_ColumnsTip);
		}
		PortText.color(shown.console().status().state()).ink(state);
	}

	private void sayEmpty(SerialConsole console) {
		if (feed.filter(SerialPage::hasSomething).isPresent()) {
			return;
		}
		var status = console.status();
		switch (status.state()) {
			case NONE -> empty(Messages.None_Title, Messages.None_Text, copyOptions());
			case ELSEWHERE -> {
				var text = NLS.bind(Messages.Elsewhere_Text, status.detail());
				if (console.offer().isPresent()) {
					empty(Messages.Elsewhere_Title, text,
							new EmptyState.Action(Messages.Elsewhere_Show, () -> workbench.offer(console)),
							copyOptions());
				} else {
					empty(Messages.Elsewhere_Title, text, copyOptions());
				}
			}
			case TAKEN -> empty(Messages.Taken_Title, status.detail());
			case LOST -> empty(Messages.Lost_Title, status.detail());
			case UNKNOWN -> empty(Messages.Unknown_Title, Messages.Unknown_Text);
			case FREE, CONNECTING, OPEN -> empty(Messages.Connecting_Title, "");
		}
	}

	private EmptyState.Action copyOptions() {
		return new EmptyState.Action(Messages.Copy_Options, () -> TextClip.copy(canvas, Messages.Options));
	}

	private void empty(String title, String text, EmptyState.Action... actions) {
		deck.empty().say(title, text, actions);
	}

	private void menu() {
		var menu = new MenuManager();
		menu.add(action(Messages.Copy, Icon.COPY, () -> TextClip.copy(canvas, canvas.selection().text())));
		menu.add(action(Messages.Paste, null, canvas::paste));
		menu.add(action(Messages.Select_All, null, () -> {
			canvas.selection().all();
			canvas.redraw();
		}));
		menu.add(new Separator());
		menu.add(action(Messages.Clear_Scrollback, null, () -> change(Terminal::clearScrollback)));
		menu.add(action(Messages.Reset, Icon.RESET, () -> change(Terminal::reset)));
		canvas.setMenu(menu.createContextMenu(canvas));
		canvas.addDisposeListener(_ -> menu.dispose());
	}

	private void change(Consumer<Terminal> how) {
		canvas.selection().clear();
		how.accept(canvas.terminal());
		canvas.refresh();
	}

	private static Action action(String text, @Nullable Icon icon, Runnable run) {
		var action = new Action(text) {
			@Override
			public void run() {
				run.run();
			}
		};
		if (icon != null) {
			action.setImageDescriptor(icon.descriptor());
		}
		return action;
	}
}
